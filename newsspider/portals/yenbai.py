"""Cổng thông tin điện tử tỉnh Yên Bái; part of Lào Cai since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="yenbai",
    province="Yên Bái",
    home="https://yenbai.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="laocai",
)
