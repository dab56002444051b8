"""Cổng thông tin điện tử tỉnh Thái Nguyên."""

from newsspider.families import liferay

portal = liferay.portal(
    name="thainguyen",
    province="Thái Nguyên",
    home="http://thainguyen.gov.vn",
    evidence="host from a public list of government hosts; classes of Liferay's web content in a scraper's configuration of 2019",
)
