"""Cổng thông tin điện tử tỉnh Bắc Giang; part of Bắc Ninh since 2025-07-01."""

from newsspider.families import liferay

portal = liferay.portal(
    name="bacgiang",
    province="Bắc Giang",
    home="https://bacgiang.gov.vn",
    evidence="host from a public scraper's configuration; classes of Liferay's asset publisher in a scraper's configuration of 2019",
    successor="bacninh",
)
