"""Cổng thông tin điện tử tỉnh Bình Định; part of Gia Lai since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="binhdinh",
    province="Bình Định",
    home="https://binhdinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="gialai",
)
