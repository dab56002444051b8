"""Cổng thông tin điện tử tỉnh Điện Biên."""

from newsspider.families import sharepoint

portal = sharepoint.portal(
    name="dienbien",
    province="Điện Biên",
    home="http://dienbien.gov.vn",
    evidence="host from a public list of government hosts; classes of SharePoint publishing pages (Tân Dân) in a scraper's configuration of 2019",
)
