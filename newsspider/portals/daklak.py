"""Cổng thông tin điện tử tỉnh Đắk Lắk."""

from newsspider.families import detected

portal = detected.portal(
    name="daklak",
    province="Đắk Lắk",
    home="https://daklak.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
