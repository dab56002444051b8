"""Cổng thông tin điện tử tỉnh Khánh Hòa."""

from newsspider.families import detected

portal = detected.portal(
    name="khanhhoa",
    province="Khánh Hòa",
    home="https://khanhhoa.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
