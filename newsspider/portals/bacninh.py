"""Cổng thông tin điện tử tỉnh Bắc Ninh."""

from newsspider.families import detected

portal = detected.portal(
    name="bacninh",
    province="Bắc Ninh",
    home="https://bacninh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
