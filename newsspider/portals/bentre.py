"""Cổng thông tin điện tử tỉnh Bến Tre; part of Vĩnh Long since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="bentre",
    province="Bến Tre",
    home="https://bentre.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="vinhlong",
)
