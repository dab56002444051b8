"""Cổng thông tin điện tử tỉnh Lai Châu."""

from newsspider.families import detected

portal = detected.portal(
    name="laichau",
    province="Lai Châu",
    home="https://laichau.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
