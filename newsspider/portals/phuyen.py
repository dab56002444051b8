"""Cổng thông tin điện tử tỉnh Phú Yên; part of Đắk Lắk since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="phuyen",
    province="Phú Yên",
    home="https://phuyen.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="daklak",
)
