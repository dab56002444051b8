"""Fatherland Front: portals of the Front whose lists come by `webservice/content.kit`.

Known from saved pages of one portal of 2019 and its list service, which another portal of the
Front has too. Articles are plain HTML. A list is JSON, asked for by POST with
`action=contentlist`, `page`, `rows` and the section's number in base64 (`arr_cat`); it names its
total and no next page.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any, ClassVar, cast

from newsspider.errors import NotAnArticleError
from newsspider.model import Card, Listing, Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal
from newsspider.text.charset import decode
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute

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


class UbmttqListing(ListingPage):
    """A list of the service, or a page that links articles."""

    def __init__(self, page: Page) -> None:
        if _is_list(page):
            self.page = page
        else:
            super().__init__(page)

    def read(self) -> Listing:
        """The articles of the list.

        Raises:
            NotAnArticleError: the list is broken off or is no list.
        """
        if not _is_list(self.page):
            return super().read()
        try:
            told = json.loads(decode(self.page.body, "utf-8").text)
            entries = cast("list[dict[str, Any]]", told["content_list"])
            cards = tuple(card for entry in entries if (card := self._entry(entry)))
        except (ValueError, KeyError, TypeError, AttributeError) as broken:
            raise NotAnArticleError(
                f"no list of articles in the JSON of {self.page.url}: {broken!r}"
            ) from broken
        return Listing(url=self.page.url, cards=tuple({c.url: c for c in cards}.values()))

    def _entry(self, entry: dict[str, Any]) -> Card | None:
        url = absolute(self.page.url, _text(entry.get("permalink")) or "")
        if url is None:
            return None
        return Card(
            url=url,
            title=_text(entry.get("title")),
            published=_text(entry.get("datecreate")),
            views=_text(entry.get("viewcount")),
            lead=_text(entry.get("summary")),
            category=_text(entry.get("category")),
            image=absolute(self.page.url, _text(entry.get("image")) or "#"),
        )


def _text(value: object) -> str | None:
    """A value of the list as printed; None for none."""
    return None if value is None else clean(str(value)) or None


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
    listing=UbmttqListing,
)
portal = partial(Portal, family=family)
