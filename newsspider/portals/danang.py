"""Cổng thông tin điện tử thành phố Đà Nẵng."""

from newsspider.families import sharepoint

portal = sharepoint.portal(
    name="danang",
    province="Đà Nẵng",
    home="https://danang.gov.vn",
    evidence="host from a public list of government hosts; classes of SharePoint publishing pages in a scraper's configuration of 2019",
)
