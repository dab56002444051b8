"""Cổng thông tin điện tử tỉnh Hòa Bình; part of Phú Thọ since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="hoabinh",
    province="Hòa Bình",
    home="http://hoabinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="phutho",
)
