"""Cổng thông tin điện tử thành phố Cần Thơ."""

from newsspider.families import detected

portal = detected.portal(
    name="cantho",
    province="Cần Thơ",
    home="https://cantho.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
