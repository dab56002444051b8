"""Cổng thông tin điện tử thành phố Hải Phòng."""

from newsspider.families import detected

portal = detected.portal(
    name="haiphong",
    province="Hải Phòng",
    home="http://haiphong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
