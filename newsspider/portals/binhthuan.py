"""Cổng thông tin điện tử tỉnh Bình Thuận; part of Lâm Đồng since 2025-07-01."""

from newsspider.families import vnpt

portal = vnpt.portal(
    name="binhthuan",
    province="Bình Thuận",
    home="https://binhthuan.gov.vn",
    evidence="host from a public list of government hosts; classes of the VNPT portal in a scraper's configuration of 2019",
    successor="lamdong",
)
