"""Cổng thông tin điện tử tỉnh Hải Dương; part of Hải Phòng since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="haiduong",
    province="Hải Dương",
    home="https://haiduong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="haiphong",
)
