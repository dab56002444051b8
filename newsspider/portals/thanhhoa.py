"""Cổng thông tin điện tử tỉnh Thanh Hóa."""

from newsspider.families import detected

portal = detected.portal(
    name="thanhhoa",
    province="Thanh Hóa",
    home="https://thanhhoa.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
