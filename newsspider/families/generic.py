"""Generic: no selectors at all; reads portals whose CMS is not known."""

from __future__ import annotations

from functools import partial

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal


def _detect(page: Page) -> str | None:
    return None


family = Family(
    name="generic",
    evidence="none needed: fields are found by their labels, their look and their place",
    detect=_detect,
    article=ArticlePage,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
