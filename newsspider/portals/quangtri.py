"""Cổng thông tin điện tử tỉnh Quảng Trị."""

from newsspider.families import detected

portal = detected.portal(
    name="quangtri",
    province="Quảng Trị",
    home="https://quangtri.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
