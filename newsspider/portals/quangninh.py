"""Cổng thông tin điện tử tỉnh Quảng Ninh."""

from newsspider.families import sharepoint

portal = sharepoint.portal(
    name="quangninh",
    province="Quảng Ninh",
    home="https://quangninh.gov.vn",
    evidence="host from a public list of government hosts; classes of SharePoint publishing pages in a scraper's configuration of 2019",
)
