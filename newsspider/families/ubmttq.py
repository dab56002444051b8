"""Fatherland Front: portals of the Front whose lists come by `webservice/content.kit`.

Known from saved pages of one portal of 2019 and its list service; articles are plain HTML.
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


class UbmttqArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "ubmttq"
    title_at: ClassVar[Selectors] = (
        "h4#title",
        "#title",
    )
    body_at: ClassVar[Selectors] = ("#detail",)


def _detect(page: Page) -> str | None:
    if b"webservice/content.kit" in page.body:
        return "webservice/content.kit"
    found = document(page).select("h4#title")
    return "h4#title" if found and document(page).select("#detail") else None


family = Family(
    name="ubmttq",
    evidence="saved pages of one portal, 2019; its list service",
    detect=_detect,
    article=UbmttqArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
