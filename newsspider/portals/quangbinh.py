"""Cổng thông tin điện tử tỉnh Quảng Bình; part of Quảng Trị since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="quangbinh",
    province="Quảng Bình",
    home="https://quangbinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="quangtri",
)
