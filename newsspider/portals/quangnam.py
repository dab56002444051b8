"""Cổng thông tin điện tử tỉnh Quảng Nam; part of Đà Nẵng since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="quangnam",
    province="Quảng Nam",
    home="http://quangnam.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="danang",
)
