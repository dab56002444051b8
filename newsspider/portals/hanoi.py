"""Cổng thông tin điện tử thành phố Hà Nội."""

from newsspider.families import detected

portal = detected.portal(
    name="hanoi",
    province="Hà Nội",
    home="https://hanoi.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
