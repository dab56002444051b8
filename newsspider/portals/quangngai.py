"""Cổng thông tin điện tử tỉnh Quảng Ngãi."""

from newsspider.families import detected

portal = detected.portal(
    name="quangngai",
    province="Quảng Ngãi",
    home="https://quangngai.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
