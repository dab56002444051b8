"""Feeds: RSS and Atom, read as listings."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import cast

from lxml import etree, html

from newsspider.errors import ReadError
from newsspider.model import Card, Listing, Page
from newsspider.pages.document import Document
from newsspider.pages.xml import child_text, name, root_of
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute

_LINKED = (
    "//link[contains(@rel, 'alternate') and (contains(@type, 'rss') or contains(@type, 'atom'))]"
    "/@href"
)
_LINKS = etree.XPath(_LINKED, smart_strings=False)
_ROOTS = frozenset({"rss", "rdf", "feed"})
_ENTRIES = frozenset({"item", "entry"})
_MOST = 1000
_LEAD = 2000


def feeds_linked(document: Document) -> tuple[str, ...]:
    """The feeds that a page names in its head, absolute, each once."""
    found = (absolute(document.url, href) for href in cast("list[str]", _LINKS(document.root)))
    return tuple(dict.fromkeys(url for url in found if url))


def read_feed(page: Page) -> Listing:
    """The entries of a feed as cards; Atom's `next` as the way on.

    Raises:
        ReadError: no feed.
    """
    root = root_of(page)
    if name(root) not in _ROOTS:
        raise ReadError(f"no feed but <{name(root)}> at {page.url}")
    entries = [each for each in root.iter() if name(each) in _ENTRIES][:_MOST]
    cards = [card for each in entries if (card := _card(page, each)) is not None]
    return Listing(
        url=page.url,
        cards=tuple({card.url: card for card in reversed(cards)}.values())[::-1],
        next=_next(page, root),
    )


def _card(page: Page, entry: etree._Element) -> Card | None:
    url = absolute(page.url, _link(entry))
    if url is None:
        return None
    lead = child_text(entry, "description", "summary")
    return Card(
        url=url,
        title=_told(child_text(entry, "title")),
        published=_moment(child_text(entry, "pubdate", "published", "date")),
        lead=_told(lead[:_LEAD]) if lead else None,
        category=_told(child_text(entry, "category")),
    )


def _link(entry: etree._Element) -> str:
    """Where an entry leads: RSS has it as text, Atom as an attribute."""
    links = [child for child in entry if name(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href") or ""
    said = child_text(entry, "link")
    guid = child_text(entry, "guid") or ""
    return said or (guid if guid.startswith(("http:", "https:")) else "")


def _told(printed: str | None) -> str | None:
    """The text of what is HTML in many feeds, and plain in others."""
    if not printed:
        return None
    if "<" in printed or "&" in printed:
        parsed = html.fragment_fromstring(printed, create_parent="div")
        printed = "".join(map(str, parsed.itertext()))
    return clean(printed) or None


def _moment(printed: str | None) -> str | None:
    """A feed's time as ISO 8601, which knows no day before month; None where it is none."""
    if printed is None:
        return None
    try:
        moment = parsedate_to_datetime(printed)
    except (ValueError, TypeError):
        return clean(printed) or None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _next(page: Page, root: etree._Element) -> str | None:
    for link in root:
        if name(link) == "link" and link.get("rel") == "next":
            return absolute(page.url, link.get("href") or "")
    return None
