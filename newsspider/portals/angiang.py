"""Cổng thông tin điện tử tỉnh An Giang."""

from newsspider.families import detected

portal = detected.portal(
    name="angiang",
    province="An Giang",
    home="https://angiang.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
