"""Cổng thông tin điện tử tỉnh Bạc Liêu; part of Cà Mau since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="baclieu",
    province="Bạc Liêu",
    home="https://baclieu.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="camau",
)
