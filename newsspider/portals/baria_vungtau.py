"""Cổng thông tin điện tử tỉnh Bà Rịa - Vũng Tàu; part of TP. Hồ Chí Minh since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="baria_vungtau",
    province="Bà Rịa - Vũng Tàu",
    home="https://baria-vungtau.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="hochiminhcity",
)
