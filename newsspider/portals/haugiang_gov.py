"""Cổng thông tin điện tử tỉnh Hậu Giang; part of Cần Thơ since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="haugiang_gov",
    province="Hậu Giang",
    home="https://haugiang.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="cantho",
)
