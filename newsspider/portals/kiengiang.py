"""Cổng thông tin điện tử tỉnh Kiên Giang; part of An Giang since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="kiengiang",
    province="Kiên Giang",
    home="https://kiengiang.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="angiang",
)
