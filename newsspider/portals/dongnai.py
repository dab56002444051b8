"""Cổng thông tin điện tử tỉnh Đồng Nai."""

from newsspider.families import detected

portal = detected.portal(
    name="dongnai",
    province="Đồng Nai",
    home="https://dongnai.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
