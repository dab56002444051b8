"""Listings, read with no selectors: the article links of the main column, and the way on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from statistics import median
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from newsspider.model import Card, Listing, Page
from newsspider.pages.cards import read_card
from newsspider.pages.document import Document, document
from newsspider.pages.json_listing import is_json, read_json
from newsspider.pages.more import more_url
from newsspider.pages.pagination import next_page
from newsspider.pages.postback import next_form
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute, is_document, is_image

_LINKS = etree.XPath("//a[@href]")
_COUNT = etree.XPath("count(.//a[@href])")
_TEXT = etree.XPath("string()", smart_strings=False)
# What stands round the main column on any page of a portal.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|topnav|footer|breadcrumbs?|banner|login|pagination"
    r"|pager|paging|sidebar|marquee\w*|wm-ipp\w*|share|tags?|weblink|copyright)(?:$|[\s_-])"
    r"|(?:sub|left|top|main|side|nav)-?menu|menu-?\w|children|footer|breadcrumb|-level|other-news|"
    r"allowMenu|wm-ipp",
    re.IGNORECASE,
)
_AROUND_TAGS = frozenset({"nav", "footer", "marquee", "aside"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_FEWEST_WORDS = 4
# Among titles of that many, a title may be this short.
_SHORT_WORDS = 2
_HIGHEST = 5
# Letters of most headlines, and of the names in a menu.
_HEADLINE, _NAME = 40, 25
# No card has so many links, no page is so deep, no name so long: bounds for hostile pages.
_CARD_LINKS = 300
_DEEPEST = 300
_NAME_LIMIT = 400
# More of a page's links than this do not stand round it, whatever their box is called.
_MOST = 0.5


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
        if is_json(page):
            return
        self.document: Document = document(page)
        self._round: dict[etree._Element, bool] = {}

    def read(self, number: int = 1) -> Listing:
        """The listing that the page shows as its page `number`; no cards where it shows none.

        Raises:
            NotAnArticleError: JSON that is broken off or lists no articles.
        """
        if is_json(self.page):
            return self._read_json(number)
        links = list(self._links())
        groups = self._groups(links)
        chosen = self._chosen(links, groups)
        leads = {link.element: link.url for link in chosen}
        named = _sections(groups)
        cards: dict[str, Card] = {}
        for link in chosen:
            if link.url not in cards:
                cards[link.url] = self._card(link, leads, named)
        hrefs = [(link.url, link.text) for link in links]
        onward = self._onward(hrefs, number)
        return Listing(
            url=self.page.url,
            cards=tuple(cards.values()),
            next=onward,
            form=None if onward else next_form(self.document, number),
            sections=tuple(dict.fromkeys(u for u, _ in hrefs if u not in cards)),
        )

    def _onward(self, hrefs: Sequence[tuple[str, str]], number: int) -> str | None:
        declared = next_page(self.page.url, hrefs, self._rel_next())
        return declared or more_url(self.document, number)

    def _read_json(self, number: int) -> Listing:
        told = read_json(self.page)
        if told.markup is None:
            return told.listing
        inner = replace(self.page, body=told.markup.encode(), charset="utf-8")
        found = type(self)(inner).read(number)
        return replace(found, next=told.listing.next or found.next)

    def _links(self) -> Iterator[_Link]:
        host = urlsplit(self.page.url).hostname
        for element in cast("list[etree._Element]", _LINKS(self.document.root)):
            url = absolute(self.page.url, element.get("href") or "")
            if url is None or urlsplit(url).hostname != host or is_document(url) or is_image(url):
                continue
            yield _Link(element, url, clean(cast("str", _TEXT(element))))

    def _groups(self, links: Sequence[_Link]) -> list[list[_Link]]:
        """The links that do not stand round the page, those of one shape together."""
        groups: dict[str, list[_Link]] = defaultdict(list)
        for link in links:
            if link.text and not self._is_around(link.element):
                groups[_shape(link.element)].append(link)
        return list(groups.values())

    def _chosen(self, links: Sequence[_Link], groups: Sequence[list[_Link]]) -> list[_Link]:
        """The links of the cards: alike in shape, with titles for texts, not round the page."""
        if self.links_in is not None:
            inside = {e for outer in self.document.select(self.links_in) for e in outer.iter("a")}
            return [link for link in links if link.element in inside and link.text]
        titles = _without_menus([self._titles(g) for g in groups if not _is_sections(g)])
        worth = [g for g in titles if len({link.url for link in g}) > 1 or _is_heading(g)]
        chosen = {id(link) for g in worth or titles for link in g}
        return [link for link in links if id(link) in chosen]

    def _titles(self, group: list[_Link]) -> list[_Link]:
        """Those of one shape that are titles: where most are long, a short one is one too."""
        long = [link for link in group if self._is_title(link)]
        if len(long) * 2 < len(group):
            return long
        titles = {id(link) for link in long}
        return [
            link for link in group if id(link) in titles or len(link.text.split()) >= _SHORT_WORDS
        ]

    def _is_title(self, link: _Link) -> bool:
        path = urlsplit(link.url).path
        return len(link.text.split()) >= _FEWEST_WORDS and path not in {"", "/"}

    def _rel_next(self) -> str | None:
        found = self.document.value("//link[@rel='next']/@href") or self.document.value(
            "//a[@rel='next' and (contains(., '»') or contains(., '›'))]/@href"
        )
        return absolute(self.page.url, found) if found else None

    def _card(
        self, link: _Link, leads: Mapping[etree._Element, str], named: Mapping[etree._Element, str]
    ) -> Card:
        box = _box(link, leads)
        inside = islice(box.iter("a"), _CARD_LINKS)
        category = next((named[a] for a in inside if a in named), None)
        return read_card(link.element, box, link.url, category, self.page.url)

    @cached_property
    def _all(self) -> float:
        return cast("float", _COUNT(self.document.root))

    def _is_around(self, element: etree._Element) -> bool:
        for outer in islice(element.iterancestors(), _DEEPEST):
            around = outer.tag in _AROUND_TAGS
            names = f"{outer.get('class') or ''} {outer.get('id') or ''}"[:_NAME_LIMIT]
            if around or _AROUND.search(names):
                return around or self._is_small(outer)
        return False

    def _is_small(self, outer: etree._Element) -> bool:
        """Whether it is but a part: a page's own wrapper may be called anything."""
        if outer not in self._round:
            self._round[outer] = cast("float", _COUNT(outer)) <= _MOST * self._all
        return self._round[outer]


def _without_menus(groups: Sequence[list[_Link]]) -> list[list[_Link]]:
    """The groups without those of short names, where others are headlines by their length."""
    lengths = [median(len(link.text) for link in group) if group else 0.0 for group in groups]
    if max(lengths, default=0.0) < _HEADLINE:
        return list(groups)
    told = zip(groups, lengths, strict=True)
    return [group for group, length in told if length >= _NAME or _is_heading(group)]


def _is_heading(group: Sequence[_Link]) -> bool:
    """Whether links stand in headings: the first of a list may have a shape of its own."""
    parents = (link.element.getparent() for link in group)
    return any(parent is not None and parent.tag in _HEADINGS for parent in parents)


def _is_sections(group: Sequence[_Link]) -> bool:
    """Whether links of one shape come again and again: each names the section of its card."""
    return len({link.url for link in group}) * 2 < len(group)


def _sections(groups: Sequence[list[_Link]]) -> dict[etree._Element, str]:
    """The links that name sections, and the names; not where all say the same ("RSS")."""
    found = (g for g in groups if _is_sections(g) and len({link.text for link in g}) > 1)
    return {link.element: link.text for group in found for link in group}


def _shape(element: etree._Element) -> str:
    """Tags and first classes of a link's nearest ancestors: cards of one list share them."""
    parts = []
    for outer in [element, *islice(element.iterancestors(), 3)]:
        names = (outer.get("class") or "")[:_NAME_LIMIT].split()
        parts.append(f"{outer.tag}.{names[0] if names else ''}")
    return "<".join(parts)


def _box(link: _Link, leads: Mapping[etree._Element, str]) -> etree._Element:
    """The largest part of the page, a few floors up, in which this is the only article's link."""
    box = link.element
    for outer in islice(box.iterancestors(), _HIGHEST):
        inside = list(islice(outer.iter("a"), _CARD_LINKS + 1))
        crowded = len(inside) > _CARD_LINKS
        if (
            outer.tag in {"body", "html"}
            or crowded
            or any(leads.get(a, link.url) != link.url for a in inside)
        ):
            break
        box = outer
    return box
