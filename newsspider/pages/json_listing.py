"""Listings that come as JSON: a list of objects, each with a title and a link; or HTML in a string.

Scripts that fill a page ask for such lists. Their names differ, what they hold does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from newsspider.errors import NotAnArticleError
from newsspider.model import Card, Listing, Page
from newsspider.text.charset import decode
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute

_TITLES = ("title", "tieude", "name", "headline", "subject", "ten")
_LINKS = ("permalink", "url", "link", "href", "detailurl", "path", "duongdan", "fullurl")
_DATES = (
    "datecreate", "published", "publishdate", "publisheddate", "publishedat", "pubdate", "date",
    "ngaydang", "createddate", "createdat", "created", "time",
)  # fmt: skip
_VIEWS = ("viewcount", "views", "hits", "luotxem", "view")
_LEADS = ("summary", "lead", "description", "excerpt", "mota", "tomtat", "sapo")
_CATEGORIES = ("category", "categoryname", "chuyenmuc", "section")
_IMAGES = ("image", "thumbnail", "thumb", "avatar", "anh", "picture")
_ONWARD = ("next", "nextpage", "nexturl", "nextpageurl", "nextlink")
_SPACES = re.compile(r"[_\-\s]+")
_DEEPEST = 6
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer in JSON lists."""

    listing: Listing
    markup: str | None = None
    """The HTML in it that shows the list; None where the list itself is in it."""


def is_json(page: Page) -> bool:
    """Whether a page's bytes begin as a JSON object or list does."""
    start = page.body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start in {b"{", b"["}


def read_json(page: Page) -> Told:
    """The longest list of objects with a title and a link, as cards; `next` as the way on.

    Raises:
        NotAnArticleError: broken off, or no list of articles in it.
    """
    try:
        told = json.loads(decode(page.body, "utf-8").text)
    except (ValueError, RecursionError) as broken:
        raise NotAnArticleError(
            f"no list of articles in the JSON of {page.url}: {broken!r}"
        ) from broken
    lists = [_cards(page, values) for values in _lists(told, 0)]
    cards = max(lists, key=len, default=())
    listing = Listing(url=page.url, cards=cards, next=_next(page, told))
    markup = None if cards else next(_markup(told, 0), None)
    if markup is None and not lists:
        raise NotAnArticleError(f"no list of articles in the JSON of {page.url}")
    return Told(listing, markup)


def _lists(value: object, depth: int) -> Iterator[Sequence[object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        if all(isinstance(each, dict) for each in value):
            yield value[:_MOST]
        for each in value[:_MOST]:
            yield from _lists(each, depth + 1)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _lists(each, depth + 1)


def _markup(value: object, depth: int) -> Iterator[str]:
    """Strings of HTML with links: lists that were put together on the server."""
    if isinstance(value, str) and "<a " in value:
        yield value
    elif isinstance(value, dict) and depth < _DEEPEST:
        for each in value.values():
            yield from _markup(each, depth + 1)


def _cards(page: Page, entries: Sequence[object]) -> tuple[Card, ...]:
    found = (_card(page, cast("dict[str, object]", entry)) for entry in entries)
    return tuple({card.url: card for card in found if card is not None}.values())


def _card(page: Page, entry: Mapping[str, object]) -> Card | None:
    named = {_SPACES.sub("", name).lower(): value for name, value in entry.items()}
    title, link = _said(named, _TITLES), _said(named, _LINKS)
    url = absolute(page.url, link or "")
    if url is None or title is None:
        return None
    return Card(
        url=url,
        title=title,
        published=_said(named, _DATES),
        views=_said(named, _VIEWS),
        lead=_said(named, _LEADS),
        category=_said(named, _CATEGORIES),
        image=absolute(page.url, _said(named, _IMAGES) or "#"),
    )


def _said(named: Mapping[str, object], names: Sequence[str]) -> str | None:
    """The first of these values that is text or a number, as printed."""
    found = (named[name] for name in names if isinstance(named.get(name), str | int))
    return next((text for value in found if (text := clean(str(value)))), None)


def _next(page: Page, told: object) -> str | None:
    """The address that the answer, or an object right inside it, calls the next."""
    if not isinstance(told, dict):
        return None
    for inside in (told, *(each for each in told.values() if isinstance(each, dict))):
        named = {_SPACES.sub("", str(name)).lower(): value for name, value in inside.items()}
        place = next((p for n in _ONWARD if isinstance(p := named.get(n), str) and "/" in p), None)
        if place is not None:
            return absolute(page.url, place)
    return None
