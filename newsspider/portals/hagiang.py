"""Cổng thông tin điện tử tỉnh Hà Giang; part of Tuyên Quang since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="hagiang",
    province="Hà Giang",
    home="https://hagiang.gov.vn",
    evidence="host known by pattern only, not verified; hagiang.edu.vn was seen; its CMS is told by its pages",
    successor="tuyenquang",
)
