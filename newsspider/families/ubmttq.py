"""Fatherland Front: portals of the Front whose lists come by `webservice/content.kit`.

Known from saved pages of one portal of 2019 and its list service, which another portal of the
Front has too. Articles are plain HTML. A list is JSON, asked for by POST with
`action=contentlist`, `page`, `rows` and the section's number in base64 (`arr_cat`); it names its
total and no next page.
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

_SERVICE = b"webservice/content.kit"
_TITLE, _BODY = "/descendant::h4[@id='title']", "/descendant::*[@id='detail']"
_LIST = b'"content_list"'


class UbmttqArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "ubmttq"
    title_at: ClassVar[Selectors] = (
        # The frame of the portal may have given the id away before.
        _TITLE,
        "#title",
    )
    body_at: ClassVar[Selectors] = (_BODY,)


def _is_list(page: Page) -> bool:
    return page.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _LIST in page.body


def _detect(page: Page) -> str | None:
    if _is_list(page):
        return "content_list"
    if _SERVICE in page.body:
        return "webservice/content.kit"
    read = document(page)
    return "h4#title" if read.select(_TITLE) and read.select(_BODY) else None


family = Family(
    name="ubmttq",
    evidence="saved pages of one portal, 2019; its list service",
    detect=_detect,
    article=UbmttqArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
