"""Cổng thông tin điện tử tỉnh Bắc Kạn; part of Thái Nguyên since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="backan",
    province="Bắc Kạn",
    home="https://backan.gov.vn",
    evidence="host known by pattern only, not verified; sovhttdl.backan.gov.vn was seen; its CMS is told by its pages",
    successor="thainguyen",
)
