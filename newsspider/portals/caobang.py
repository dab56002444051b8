"""Cổng thông tin điện tử tỉnh Cao Bằng."""

from newsspider.families import vnpt

portal = vnpt.portal(
    name="caobang",
    province="Cao Bằng",
    home="https://caobang.gov.vn",
    evidence="host from a public list of government hosts; classes of the VNPT portal in a scraper's configuration of 2019",
)
