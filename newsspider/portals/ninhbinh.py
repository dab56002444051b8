"""Cổng thông tin điện tử tỉnh Ninh Bình."""

from newsspider.families import detected

portal = detected.portal(
    name="ninhbinh",
    province="Ninh Bình",
    home="https://ninhbinh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
