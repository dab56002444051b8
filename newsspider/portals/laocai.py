"""Cổng thông tin điện tử tỉnh Lào Cai."""

from newsspider.families import vnpt

portal = vnpt.portal(
    name="laocai",
    province="Lào Cai",
    home="https://laocai.gov.vn",
    evidence="host from a public list of government hosts; classes of the VNPT portal in a scraper's configuration of 2019",
)
