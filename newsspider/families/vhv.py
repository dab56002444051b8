"""VHV: the portals of the VHV platform (schools, departments, some provinces).

Known from saved pages of some twenty portals, 2017 to 2021. Many print no date with the article;
`itemprop=datePublished` is good there, `DC.Date` has the zone in the middle, but neither is what
a reader sees: the list prints the date, and its card brings it. `meta author` is the portal.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_MARKUP = (b"VHV.load", b"moduleRootId", b"modulerootid")


class VhvArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "vhv"
    title_at: ClassVar[Selectors] = (
        "h1[itemprop=headline]",
        "h1.title-detail",
        "h1.detail-title",
        "h1.title",
    )
    published_at: ClassVar[Selectors] = (
        ".news-date",
        # The lists beside and under the article have the class too.
        "/descendant::*[contains(concat(' ', @class, ' '), ' post-date ')]"
        "[not(ancestor-or-self::*[self::article[@data-id] or self::li or self::a])]",
    )
    lead_at: ClassVar[Selectors] = (
        "div.brief",
        "[itemprop=description]:not(meta)",
    )
    body_at: ClassVar[Selectors] = (
        "div.content-detail",
        "[itemprop=articleBody]",
    )
    not_body: ClassVar[Selectors] = (
        "div.social-like",
        "div.news-relation",
        "div.relate-news",
        "div.other-news",
    )


def _detect(page: Page) -> str | None:
    # A browser that saves a page writes the names of attributes in small letters.
    mark = next((mark for mark in _MARKUP if mark in page.body), None)
    if mark is not None:
        return mark.decode()
    found = document(page).select("div.content-detail[itemprop=articleBody]")
    return ".content-detail[itemprop=articleBody]" if found else None


family = Family(
    name="vhv",
    evidence="saved pages of some twenty portals, 2017-2021",
    detect=_detect,
    article=VhvArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
