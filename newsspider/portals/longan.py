"""Cổng thông tin điện tử tỉnh Long An; part of Tây Ninh since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="longan",
    province="Long An",
    home="https://longan.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="tayninh",
)
