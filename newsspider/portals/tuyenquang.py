"""Cổng thông tin điện tử tỉnh Tuyên Quang."""

from newsspider.families import detected

portal = detected.portal(
    name="tuyenquang",
    province="Tuyên Quang",
    home="https://tuyenquang.gov.vn",
    evidence="host known by pattern only, not verified; ipc.tuyenquang.gov.vn was seen; its CMS is told by its pages",
)
