"""Cổng thông tin điện tử tỉnh Sơn La."""

from newsspider.families import detected

portal = detected.portal(
    name="sonla",
    province="Sơn La",
    home="https://sonla.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
