"""Cổng thông tin điện tử tỉnh Cà Mau."""

from newsspider.families import detected

portal = detected.portal(
    name="camau",
    province="Cà Mau",
    home="https://camau.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
