"""Cổng thông tin điện tử tỉnh Thái Bình; part of Hưng Yên since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="thaibinh",
    province="Thái Bình",
    home="https://thaibinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="hungyen",
)
