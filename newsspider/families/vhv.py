"""VHV: the portals of the VHV platform (schools, departments, some provinces).

Known from saved pages of some twenty portals, 2017 to 2021. `itemprop=datePublished` is good here
and is read where no date is printed; `DC.Date` has the zone in the middle.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.assemble import Found
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_PUBLISHED = "/descendant::meta[@itemprop='datePublished']/@content"


class VhvArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "vhv"
    title_at: ClassVar[Selectors] = (
        "h1[itemprop=headline]",
        "h1.detail-title",
        "h1.title",
    )
    published_at: ClassVar[Selectors] = (
        "span.news-date",
        "div.news-date",
        "span.post-date",
        "div.post-date",
        ".news-date",
        ".post-date",
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

    def published(self) -> Found | None:
        """The printed date, else the machine-readable one, which is right here."""
        found = super().published()
        if found is not None:
            return found
        said = self.document.value(_PUBLISHED)
        return Found(said, "meta:itemprop=datePublished") if said else None


def _detect(page: Page) -> str | None:
    if b"VHV.load" in page.body or b"moduleRootId" in page.body:
        return "VHV.load"
    read = document(page)
    return ".content-detail" if read.has("content-detail") and read.has("ModuleWrapper") else None


family = Family(
    name="vhv",
    evidence="saved pages of some twenty portals, 2017-2021",
    detect=_detect,
    article=VhvArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
