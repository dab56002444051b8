"""Listings, read with no selectors: the article links of the main column, and the way on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from newsspider.model import Card, Listing, Page
from newsspider.pages.document import Document, document
from newsspider.pages.pagination import next_page
from newsspider.text.dates import find_printed_date
from newsspider.text.numbers import find_views
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute, is_document, is_image

_LINKS = etree.XPath("//a[@href]")
_TEXT = etree.XPath("string()", smart_strings=False)
# What stands round the main column on any page of a portal.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|topnav|footer|breadcrumbs?|banner|login|pagination"
    r"|pager|paging|sidebar|related|marquee\w*|wm-ipp\w*|share|tags?|weblink|copyright)(?:$|[\s_-])"
    r"|(?:sub|left|top|main|side|nav)-?menu|menu-?\w|children|footer|breadcrumb|-level|other-news|"
    r"allowMenu|wm-ipp",
    re.IGNORECASE,
)
_AROUND_TAGS = frozenset({"nav", "footer", "marquee", "aside"})
_DATED_TAIL = re.compile(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]$")
_FEWEST_WORDS = 4
_HIGHEST = 5
_NOWHERE = frozenset({None, "#", ""})
# No card has so many links, no page is so deep, no name so long: bounds for hostile pages.
_CARD_LINKS = 300
_DEEPEST = 300
_NAME_LIMIT = 400
_LEAD_WORDS = 10


_Led = dict[etree._Element, frozenset[str] | None]


@dataclass(slots=True)
class _Link:
    """A link that may be an article's."""

    element: etree._Element
    url: str
    text: str


class ListingPage:
    """A page of article links; families override what they know better."""

    links_in: str | None = None
    """CSS of the elements whose links are the cards'; None: they are told by shape and place."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document: Document = document(page)
        self._led: _Led = {}

    def read(self) -> Listing:
        """The listing that the page shows; no cards where it shows none."""
        links = list(self._links())
        chosen = self._chosen(links)
        cards: dict[str, Card] = {}
        for link in chosen:
            if link.url not in cards:
                cards[link.url] = self._card(link)
        taken = set(cards)
        hrefs = [(link.url, link.text) for link in links]
        return Listing(
            url=self.page.url,
            cards=tuple(cards.values()),
            next=next_page(self.page.url, hrefs, self._rel_next()),
            sections=tuple(dict.fromkeys(u for u, _ in hrefs if u not in taken)),
        )

    def _links(self) -> Iterator[_Link]:
        host = urlsplit(self.page.url).hostname
        for element in cast("list[etree._Element]", _LINKS(self.document.root)):
            url = absolute(self.page.url, element.get("href") or "")
            if url is None or urlsplit(url).hostname != host or is_document(url) or is_image(url):
                continue
            yield _Link(element, url, clean(cast("str", _TEXT(element))))

    def _chosen(self, links: list[_Link]) -> list[_Link]:
        """The links of the cards: alike in shape, with titles for texts, not round the page."""
        if self.links_in is not None:
            inside = {e for outer in self.document.select(self.links_in) for e in outer.iter("a")}
            return [link for link in links if link.element in inside and link.text]
        groups: dict[str, list[_Link]] = defaultdict(list)
        for link in links:
            if self._is_title(link) and not _is_around(link.element):
                groups[_shape(link.element)].append(link)
        worth = [g for g in groups.values() if len({link.url for link in g}) > 1]
        chosen = {id(link) for g in worth or groups.values() for link in g}
        return [link for link in links if id(link) in chosen]

    def _is_title(self, link: _Link) -> bool:
        path = urlsplit(link.url).path
        return len(link.text.split()) >= _FEWEST_WORDS and path not in {"", "/"}

    def _rel_next(self) -> str | None:
        found = self.document.value("//link[@rel='next']/@href") or self.document.value(
            "//a[@rel='next' and (contains(., '»') or contains(., '›'))]/@href"
        )
        return absolute(self.page.url, found) if found else None

    def _card(self, link: _Link) -> Card:
        box = _box(link.element, self._led)
        said = clean(" ".join(map(str, box.itertext())))
        title, tail = link.text, ""
        if found := _DATED_TAIL.search(title):
            title, tail = title[: found.start()], found.group()
        # A date within a title is what the article tells of, not when it was published.
        date = find_printed_date(said.replace(link.text, " ")) or find_printed_date(tail)
        return Card(
            url=link.url,
            title=title.strip() or None,
            published=date,
            views=find_views(said),
            lead=_lead(box, link.text),
        )


def _is_around(element: etree._Element) -> bool:
    for outer in islice(element.iterancestors(), _DEEPEST):
        if outer.tag in _AROUND_TAGS:
            return True
        if _AROUND.search(f"{outer.get('class') or ''} {outer.get('id') or ''}"[:_NAME_LIMIT]):
            # A page's own wrapper may be called anything: only what is small stands round it.
            return outer.tag not in {"body", "html", "form"}
    return False


def _lead(box: etree._Element, title: str) -> str | None:
    """The longest text of a card that is not its title, where it is long enough to sum up."""
    texts = [clean(str(text)) for text in box.itertext()]
    told = [text for text in texts if text not in title and len(text.split()) >= _LEAD_WORDS]
    return max(told, key=len, default=None)


def _shape(element: etree._Element) -> str:
    """Tags and first classes of a link's nearest ancestors: cards of one list share them."""
    parts = []
    for outer in [element, *islice(element.iterancestors(), 3)]:
        names = (outer.get("class") or "")[:_NAME_LIMIT].split()
        parts.append(f"{outer.tag}.{names[0] if names else ''}")
    return "<".join(parts)


def _box(element: etree._Element, known: _Led) -> etree._Element:
    """The largest part of the page, a few floors up, in which this is the only article's link."""
    box, own = element, {element.get("href")}
    for outer in islice(element.iterancestors(), _HIGHEST):
        if outer.tag in {"body", "html"}:
            break
        if outer not in known:
            known[outer] = _led_to(outer)
        led = known[outer]
        if led is None or led - own:
            break
        box = outer
    return box


def _led_to(outer: etree._Element) -> frozenset[str] | None:
    """Two of the articles that an element links, or one, or none; None for more than a card."""
    links = outer.iter("a")
    found: set[str] = set()
    for link in islice(links, _CARD_LINKS):
        href = link.get("href")
        if (
            href not in _NOWHERE and href not in found
            and len(cast("str", _TEXT(link)).split()) >= _FEWEST_WORDS
        ):  # fmt: skip
            found.add(cast("str", href))
        if len(found) > 1:
            return frozenset(found)
    return None if next(links, None) is not None else frozenset(found)
