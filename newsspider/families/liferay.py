"""Liferay with its own asset publisher: Bắc Giang, Thái Nguyên, Quảng Ngãi and others.

Known from the selectors of a public scraper of 2019 and from addresses; each portal has a theme of
its own, so what these selectors do not find is read without any.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from newsspider.families import lacviet, liferay_vnpt
from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

# Families whose articles stand in a shell of Liferay's.
_OTHERS = (lacviet.family, liferay_vnpt.family)


class LiferayArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "liferay"
    title_at: ClassVar[Selectors] = (
        "div.title-news h1",
        "h1.header-title span",
        "h3.header-title",
        "span.header-title",
        "h1.title-news",
        "h2.asset-title",
        "h1.asset-title",
    )
    published_at: ClassVar[Selectors] = (
        "span.meta-data-date",
        "p.date_post",
        "span.date-post",
        "div.date-post",
        "span.metadata-publish-date",
    )
    category_at: ClassVar[Selectors] = (
        "(/descendant::ul[contains(@class, 'breadcrumb')]/li[not(contains(@class,"
        " 'active'))]/a)[last()]",
    )
    lead_at: ClassVar[Selectors] = ("div.article-summary",)
    body_at: ClassVar[Selectors] = (
        "div.journal-content-article",
        "div.asset-content",
    )
    not_body: ClassVar[Selectors] = (
        "div.asset-related-assets",
        "div.asset-links",
        "div.taglib-social-bookmarks",
        "div.taglib-ratings",
        "div.asset-metadata",
        "div.related-assets",
    )


def _detect(page: Page) -> str | None:
    read = document(page)
    if any(family.detect(page) for family in _OTHERS):
        return None
    if read.has("_101_INSTANCE_", "asset_publisher", "AssetPublisher"):
        return "asset publisher"
    if read.has("journal-content-article") and not read.has("ExternalClass"):
        return ".journal-content-article"
    return None


family = Family(
    name="liferay",
    evidence="selectors of a public scraper for three portals, 2019; addresses",
    detect=_detect,
    article=LiferayArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
