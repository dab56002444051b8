"""Cổng thông tin điện tử tỉnh Hà Tĩnh."""

from newsspider.families import detected

portal = detected.portal(
    name="hatinh",
    province="Hà Tĩnh",
    home="https://hatinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
