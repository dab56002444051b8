"""Cổng thông tin điện tử tỉnh Bình Dương; part of TP. Hồ Chí Minh since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="binhduong",
    province="Bình Dương",
    home="https://binhduong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="hochiminhcity",
)
