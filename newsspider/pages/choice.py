"""Choices: which of the elements that a family's selectors find are the article's own.

A class of a CMS stands on a page more than once: related news, the box of the newest news and the
footer bear it too. The article's own stands nearest to its headline, and in no box that links
another article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import cast

from lxml import etree

from newsspider.pages import generic
from newsspider.pages.document import Document
from newsspider.pages.scene import Scene
from newsspider.pages.slugs import may_hold, slug_match, slugs
from newsspider.pages.title import names_portal

Selectors = tuple[str, ...]
"""CSS selectors, or XPaths that begin with `/` or `(`, in the order in which they are tried."""

_TEXT = etree.XPath("string()", smart_strings=False)
_FAR = 1000
_WHOLE = frozenset({"body", "html"})
# Floors from the page to a headline that stands in a box of the page, and not right on it.
_BOXED = 3
# How many floors farther than the nearest element the right one may stand: a lead before a body.
_NEAR = 1
_CARD_FLOORS = 4
# Of so many one has text, where any has.
_TRIED = 100
# A section's name beside a date is shorter than a headline.
_HEADLINE_LETTERS = 40
# An item of a list is a card even where its headline is short.
_ITEM_LETTERS = 3
_ITEMS = frozenset({"li", "article", "dd"})
# And so is one whose link stands in a heading, where that is longer than a section's name.
_HEADED_LETTERS = 25
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A headline that has this much of a slug is that slug's; with less than the other it is not.
_SAME, _STRANGE = 0.8, 0.3


def own_letters(element: etree._Element) -> int:
    """The letters of an element that are in no link."""
    return len(" ".join(cast("str", _TEXT(element)).split())) - _linked(element)


def _linked(element: etree._Element) -> int:
    links = (link for link in element.iter("a") if link.get("href") is not None)
    return sum(len(cast("str", _TEXT(link)).strip()) for link in links)


def has_letters(element: etree._Element, least: int) -> bool:
    """Whether an element has so many `own_letters`; a long text is not read to its end."""
    missing = least + _linked(element)
    for text in element.itertext():
        missing -= len(" ".join(cast("str", text).split()))
        if missing <= 0:
            return True
    return own_letters(element) >= least


class Around:
    """The elements around an article's headline or body, by how far from it they stand."""

    def __init__(self, anchor: etree._Element) -> None:
        self._steps: Mapping[etree._Element, int] = {
            outer: steps for steps, outer in enumerate((anchor, *anchor.iterancestors()))
        }
        self._told: dict[etree._Element, int] = {}

    def steps(self, element: etree._Element) -> int:
        """How many floors above the anchor the nearest element stands that holds both.

        What only the whole page holds together with an anchor in a box belongs to something else.
        """
        steps, climbed = _FAR, []
        for outer in chain((element,), element.iterancestors()):
            if outer in self._told:
                steps = self._told[outer]
                break
            if outer in self._steps:
                steps = self._steps[outer]
                steps = _FAR if outer.tag in _WHOLE and steps >= _BOXED else steps
                break
            climbed.append(outer)
        # Thousands of them may stand in one another.
        self._told.update(dict.fromkeys(climbed, steps))
        return steps

    def is_card(self, element: etree._Element) -> bool:
        """Whether an element stands in a box, without the anchor, that links another article."""
        for _, outer in zip(range(_CARD_FLOORS), element.iterancestors(), strict=False):
            if outer in self._steps or element in self._steps:
                return False
            enough = _ITEM_LETTERS if outer.tag in _ITEMS else _HEADLINE_LETTERS
            if any(_leads_on(link, element, enough) for link in outer.iter("a")):
                return True
        return False

    def near(
        self, elements: Sequence[etree._Element], most: int = _FAR - 1
    ) -> list[etree._Element]:
        """Those that are no card's and stand about as near as the nearest, which is first.

        None stands more than `most` floors off.
        """
        told = ((self.steps(element), element) for element in elements)
        own = [(steps, e) for steps, e in told if steps <= most and not self.is_card(e)]
        reach = min((steps for steps, _ in own), default=0) + _NEAR
        return [e for steps, e in sorted(own, key=lambda pair: pair[0]) if steps <= reach]


def _leads_on(link: etree._Element, element: etree._Element, enough: int) -> bool:
    """Whether a link of so many letters stands outside of an element, and not around it."""
    if link.get("href") is None:
        return False
    letters = len(" ".join(cast("str", _TEXT(link)).split()))
    if letters < enough and (letters < _HEADED_LETTERS or not _is_headed(link)):
        return False
    return element not in (link, *link.iterancestors()) and link not in element.iterancestors()


def _is_headed(link: etree._Element) -> bool:
    parent = link.getparent()
    return parent is not None and parent.tag in _HEADINGS


class Choices:
    """The choices on one page; `body_at` finds bodies, of which the fullest is meant."""

    def __init__(
        self, document: Document, family: str, title_at: Selectors, body_at: Selectors
    ) -> None:
        self._document, self._family = document, family
        self._title_at, self._body_at = title_at, body_at
        self._firsts: dict[Selectors, tuple[etree._Element, str] | None] = {}

    def first(self, selectors: Selectors) -> tuple[etree._Element, str] | None:
        """The element nearest to the headline that the selectors find, one with text first; how."""
        if selectors not in self._firsts:
            self._firsts[selectors] = self._first(selectors)
        return self._firsts[selectors]

    def _first(self, selectors: Selectors) -> tuple[etree._Element, str] | None:
        empty: tuple[etree._Element, str] | None = None
        for selector in selectors:
            elements: Sequence[etree._Element] = self._document.select(selector)
            if elements and self._around is not None:
                elements = self._around.near(elements)
                if selectors is self._body_at and len(elements) > 1:
                    elements = sorted(elements, key=own_letters, reverse=True)
            for element in elements[:_TRIED]:
                found = (element, f"{self._family}:{selector}")
                if self._document.has_text(element):
                    return found
                empty = empty or found
        return empty

    def near(self, elements: Sequence[etree._Element], most: int) -> list[etree._Element]:
        """Those that stand near the headline, at most so many floors off, the nearest first."""
        return self._around.near(elements, most) if elements and self._around is not None else []

    @cached_property
    def _around(self) -> Around | None:
        if self.headline is not None:
            return Around(self.headline[0])
        return None if self._unaided.title_element is None else Around(self._unaided.title_element)

    @cached_property
    def _unaided(self) -> Scene:
        return generic.see(self._document)

    @cached_property
    def headline(self) -> tuple[etree._Element, str] | None:
        """The element of the headline, and how: the one that the address names, else the first.

        The class of the headline on one portal is the section's on the next, and the site's name
        on a third: where the address names a line that no selector finds, the selectors are wrong.
        """
        known = slugs(self._document.url)
        found = [
            (slug_match(text, known), text, element, f"{self._family}:{selector}")
            for selector in self._title_at
            for element in self._document.select(selector)
            if (text := self._document.text_of(element))
        ]
        if not found:
            return None
        match, text, element, how = next((f for f in found if f[0] >= _SAME), found[0])
        doubted = match < _SAME and (names_portal(text) or (known and match < _STRANGE))
        return None if doubted and self._is_wrong(text) else (element, how)

    def _is_wrong(self, text: str) -> bool:
        """Whether the reader without selectors knows a better headline than this doubtful one."""
        if names_portal(text):
            return bool(self._unaided.title)
        return self._may_hold_slug() and self._unaided.title_how == "generic:slug"

    def _may_hold_slug(self) -> bool:
        """Whether the page holds, anywhere, most of what its address says of the title."""
        mending, known = self._document.mending, slugs(self._document.url)
        if mending.marks is None or not known:
            return bool(known)
        return may_hold(mending.printed.decode("utf-8", "ignore"), known, _SAME)
