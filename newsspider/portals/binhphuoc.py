"""Cổng thông tin điện tử tỉnh Bình Phước; part of Đồng Nai since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="binhphuoc",
    province="Bình Phước",
    home="https://binhphuoc.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="dongnai",
)
