"""Detected: each page is read by the family that it shows itself to be of."""

from __future__ import annotations

from functools import partial

from newsspider.families import detect
from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal


def _mark(page: Page) -> str | None:
    found = detect(page)
    return None if found.name == "generic" else found.detect(page)


def _article(page: Page) -> ArticlePage:
    return detect(page).article(page)


def _listing(page: Page) -> ListingPage:
    return detect(page).listing(page)


family = Family(
    name="detected",
    evidence="that of the family which each page is detected as",
    detect=_mark,
    article=_article,
    listing=_listing,
)
portal = partial(Portal, family=family)
