"""Cổng thông tin điện tử tỉnh Đồng Tháp."""

from newsspider.families import detected

portal = detected.portal(
    name="dongthap",
    province="Đồng Tháp",
    home="https://dongthap.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
