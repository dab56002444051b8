"""Cổng thông tin điện tử TP. Hồ Chí Minh."""

from newsspider.families import detected

portal = detected.portal(
    name="hochiminhcity",
    province="TP. Hồ Chí Minh",
    home="https://hochiminhcity.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
