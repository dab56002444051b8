"""Cổng thông tin điện tử tỉnh Gia Lai."""

from newsspider.families import detected

portal = detected.portal(
    name="gialai",
    province="Gia Lai",
    home="https://gialai.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
