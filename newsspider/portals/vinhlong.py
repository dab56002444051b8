"""Cổng thông tin điện tử tỉnh Vĩnh Long."""

from newsspider.families import detected

portal = detected.portal(
    name="vinhlong",
    province="Vĩnh Long",
    home="https://vinhlong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
