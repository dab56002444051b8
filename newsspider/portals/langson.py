"""Cổng thông tin điện tử tỉnh Lạng Sơn."""

from newsspider.families import detected

portal = detected.portal(
    name="langson",
    province="Lạng Sơn",
    home="https://langson.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
