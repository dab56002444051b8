"""Cổng thông tin điện tử tỉnh Hà Nam; part of Ninh Bình since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="hanam",
    province="Hà Nam",
    home="https://hanam.gov.vn",
    evidence="host known by pattern only, not verified; its CMS is told by its pages",
    successor="ninhbinh",
)
