"""Cổng thông tin điện tử tỉnh Hưng Yên."""

from newsspider.families import detected

portal = detected.portal(
    name="hungyen",
    province="Hưng Yên",
    home="https://hungyen.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
