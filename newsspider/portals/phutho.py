"""Cổng thông tin điện tử tỉnh Phú Thọ."""

from newsspider.families import detected

portal = detected.portal(
    name="phutho",
    province="Phú Thọ",
    home="https://phutho.gov.vn",
    evidence="host known by pattern only, not verified; phutho.edu.vn was seen; its CMS is told by its pages",
)
