"""Cổng thông tin điện tử tỉnh Ninh Thuận; part of Khánh Hòa since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="ninhthuan",
    province="Ninh Thuận",
    home="https://ninhthuan.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="khanhhoa",
)
