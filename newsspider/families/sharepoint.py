"""SharePoint: publishing pages of portals without a vendor's web parts.

Known from the selectors of public scrapers (Điện Biên 2019, Quảng Ninh 2019, Đà Nẵng 2019,
ministries 2021); each portal has page layouts of its own, so what these do not find is read
without selectors.
"""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar

from newsspider.families import lacviet
from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_HEAD = 20_000
_GENERATOR = re.compile(
    rb"""name=["']generator["']\s+content=["']Microsoft SharePoint""", re.IGNORECASE
)


class SharePointArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "sharepoint"
    title_at: ClassVar[Selectors] = (
        "h1.News_Detail_Title",
        "#divArticleDescription3 h1",
        "#news-title",
        ".tandan-p-article-news-title",
        "h1.chi-tiet-title",
    )
    published_at: ClassVar[Selectors] = (
        "span.tandan-span-date-publish",
        "span.News_Time_Post",
        "span.chi-tiet-publish-date",
        "div.chi-tiet-publish-date",
        "span.publish-date",
        "div.publish-date",
        "p.publish-date",
        "span[id$=_lblDate]",
    )
    lead_at: ClassVar[Selectors] = (
        "p.tandan-p-article-news-summary",
        "div.tandan-p-article-news-summary",
        "#divArticleDescription1",
        "#news-des",
        "div.chi-tiet-sub-content",
    )
    body_at: ClassVar[Selectors] = (
        "#divArticleDescription2",
        "#news-detail",
        "#divArticleContent",
        "div.chi-tiet-main-content",
        "div.noi-dung-trang",
        "#news_content",
        "#divNewsDetails",
        "#contenttin",
        "div.ms-rtestate-field",
    )
    author_at: ClassVar[Selectors] = (
        "span.Author_Write_TG",
        ".tacgia",
        "/descendant::*[contains(@id, 'pnNguontin')]//p//font",
    )


def _detect(page: Page) -> str | None:
    if lacviet.family.detect(page):  # a vendor's web parts, a family of their own
        return None
    if _GENERATOR.search(page.body[:_HEAD]):
        return "meta GENERATOR Microsoft SharePoint"
    return "ms-rtestate-field" if document(page).has("ms-rtestate-field", "s4-workspace") else None


family = Family(
    name="sharepoint",
    evidence="selectors of public scrapers for four portals and the ministries, 2019-2021",
    detect=_detect,
    article=SharePointArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
