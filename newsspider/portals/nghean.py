"""Cổng thông tin điện tử tỉnh Nghệ An."""

from newsspider.families import detected

portal = detected.portal(
    name="nghean",
    province="Nghệ An",
    home="https://nghean.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
