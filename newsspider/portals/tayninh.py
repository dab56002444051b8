"""Cổng thông tin điện tử tỉnh Tây Ninh."""

from newsspider.families import detected

portal = detected.portal(
    name="tayninh",
    province="Tây Ninh",
    home="https://tayninh.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
