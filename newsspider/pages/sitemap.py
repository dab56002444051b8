"""Sitemaps: the addresses that a portal itself lists; indexes, news sitemaps, plain lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from newsspider.errors import ReadError
from newsspider.model import Card, Page
from newsspider.pages.xml import child_text, name, root_of, unpacked
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute

_NAMED = re.compile(rb"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(\S+)")
_MOST = 50_000
"""Addresses of one sitemap; the protocol allows no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap lists."""

    url: str
    cards: tuple[Card, ...] = ()
    """Its pages; `published` only where it is a news sitemap: `lastmod` is any change."""
    modified: tuple[str | None, ...] = ()
    """The `lastmod` of each card, as printed."""
    sitemaps: tuple[str, ...] = ()
    """Further sitemaps, where it is an index."""


def sitemaps_named(robots: bytes, url: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, absolute, each once."""
    named = (absolute(url, found.decode("utf-8", "replace")) for found in _NAMED.findall(robots))
    return tuple(dict.fromkeys(place for place in named if place))


def read_sitemap(page: Page) -> Sitemap:
    """What a sitemap lists; a page that is none of its forms lists nothing.

    Raises:
        ReadError: neither XML nor a list of addresses, or too large.
    """
    body = unpacked(page)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _of_xml(page, root_of(page))
    lines = body.decode("utf-8", "replace").lstrip("\ufeff").split("\n", _MOST)[:_MOST]
    urls = dict.fromkeys(u for line in lines if (u := _place(page, line)))
    if not urls:
        raise ReadError(f"no sitemap at {page.url}")
    return Sitemap(
        url=page.url, cards=tuple(Card(url=u) for u in urls), modified=(None,) * len(urls)
    )


def _of_xml(page: Page, root: etree._Element) -> Sitemap:
    entries = [each for each in root if name(each) in {"url", "sitemap"}][:_MOST]
    inner = [_place(page, child_text(each, "loc")) for each in entries if name(each) == "sitemap"]
    cards: dict[str, tuple[Card, str | None]] = {}
    for each in entries:
        place = _place(page, child_text(each, "loc")) if name(each) == "url" else None
        if place is not None:
            cards.setdefault(place, (_card(place, each), child_text(each, "lastmod")))
    return Sitemap(
        url=page.url,
        cards=tuple(card for card, _ in cards.values()),
        modified=tuple(modified for _, modified in cards.values()),
        sitemaps=tuple(dict.fromkeys(place for place in inner if place)),
    )


def _card(place: str, entry: etree._Element) -> Card:
    news = next((child for child in entry if name(child) == "news"), None)
    if news is None:
        return Card(url=place)
    title = child_text(news, "title")
    return Card(
        url=place,
        title=clean(title) if title else None,
        published=child_text(news, "publication_date"),
    )


def _place(page: Page, printed: str | None) -> str | None:
    """An absolute address; the protocol knows no other."""
    printed = (printed or "").strip()
    return absolute(page.url, printed) if printed.lower().startswith(("http:", "https:")) else None
