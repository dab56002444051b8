"""Cổng thông tin điện tử tỉnh Sóc Trăng; part of Cần Thơ since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="soctrang",
    province="Sóc Trăng",
    home="https://soctrang.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="cantho",
)
