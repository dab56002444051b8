"""Cổng thông tin điện tử tỉnh Kon Tum; part of Quảng Ngãi since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="kontum",
    province="Kon Tum",
    home="https://kontum.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="quangngai",
)
