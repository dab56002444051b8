"""Cổng thông tin điện tử tỉnh Nam Định; part of Ninh Bình since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="namdinh",
    province="Nam Định",
    home="https://namdinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="ninhbinh",
)
