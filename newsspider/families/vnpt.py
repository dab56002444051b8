"""VNPT: the ASP.NET portals of VNPT ("Designed by VNPT"), `Default.aspx?sname=…&sid=…&id=…`.

Known from saved pages of one portal of 2021 (a department of Hà Giang) and from the selectors of a
public scraper of 2019 for the portals of Cao Bằng, Lào Cai and Bình Thuận. An article's own counter
is on no page; those in the list of similar articles are the others'. Where the summary is empty,
editors write it as the first bold paragraph.
"""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_MARKUP = (b"SiteFolders/", b"sname=")
_IDENTITY = ("sid", "id")
_PATH = re.compile(r"^/[^/]+/(\d+)/\d+/\d+/(\d+)/")


class VnptArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "vnpt"
    title_at: ClassVar[Selectors] = (
        "div.ArticleHeader",
        "h1.ArticleHeader",
        "span.ArticleHeader",
        "td.ArticleHeader",
        ".ArticleHeader",
    )
    published_at: ClassVar[Selectors] = (
        "div.PostDate",
        "span.PostDate",
        ".PostDate",
    )
    category_at: ClassVar[Selectors] = (
        "/descendant::ul[contains(@class, 'NavContainer')]/li[contains(@class, 'Item')][last()]",
    )
    lead_at: ClassVar[Selectors] = (
        "div.ArticleSummary",
        ".ArticleSummary",
    )
    body_at: ClassVar[Selectors] = (
        "div.ArticleContent",
        ".ArticleContent",
    )
    author_at: ClassVar[Selectors] = (
        "div.ArticleAuthor",
        "span.ArticleAuthor",
    )
    not_body: ClassVar[Selectors] = (
        "div.SimilarArticleControl",
        "div.ArticleFeedbackControl",
        "div.ArticleToolbar",
    )

    def key(self) -> str | None:
        """The site's and the article's number together: article numbers repeat between sites."""
        parts = urlsplit(self.page.url)
        query = dict(parse_qsl(parts.query))
        if all(query.get(name, "").isdigit() for name in _IDENTITY):
            return "-".join(query[name] for name in _IDENTITY)
        found = _PATH.match(parts.path)
        return f"{found[1]}-{found[2]}" if found else None


def _detect(page: Page) -> str | None:
    read = document(page)
    if read.has("ArticleDetailControl"):
        return ".ArticleDetailControl"
    if read.has("ArticleContent") and read.has("PostDate"):
        return ".ArticleContent"
    if read.has("ArticleList") and read.has("Ngaydang", "ArticlePostDate"):
        return ".ArticleList"
    return "SiteFolders" if all(mark in page.body for mark in _MARKUP) else None


family = Family(
    name="vnpt",
    evidence="saved pages of one portal, 2021; a public scraper's selectors for three, 2019",
    detect=_detect,
    article=VnptArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
