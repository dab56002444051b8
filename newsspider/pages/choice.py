"""Choices: which of the elements that a family's selectors find are the article's own.

A class of a CMS stands on a page more than once: related news, the box of the newest news and the
footer bear it too. The article's own stands nearest to its headline, and in no box that links
another article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import cast

from lxml import etree

from newsspider.pages import generic
from newsspider.pages.document import Document
from newsspider.pages.title import names_portal, slug_match, slugs

Selectors = tuple[str, ...]
"""CSS selectors, or XPaths that begin with `/` or `(`, in the order in which they are tried."""

_LINKS = etree.XPath(".//a[@href]")
_TEXT = etree.XPath("string()", smart_strings=False)
_FAR = 1000
# How much deeper in the page than the nearest element a body may stand: a lead, a clearfix.
_NEAR = 3
_CARD_FLOORS = 4
# A section's name beside a date is shorter than a headline.
_HEADLINE_WORDS = 6
_HEADLINE_LETTERS = 30
# A headline that has this much of a slug is that slug's; with less than the other it is not.
_SAME, _STRANGE = 0.8, 0.3


def own_letters(element: etree._Element) -> int:
    """The letters of an element that are in no link."""
    links = cast("list[etree._Element]", _LINKS(element))
    linked = sum(len(cast("str", _TEXT(link)).strip()) for link in links)
    return len(" ".join(cast("str", _TEXT(element)).split())) - linked


class Around:
    """The elements around an article's headline or body, by how far from it they stand."""

    def __init__(self, anchor: etree._Element) -> None:
        self._steps: Mapping[etree._Element, int] = {
            outer: steps for steps, outer in enumerate((anchor, *anchor.iterancestors()))
        }

    def steps(self, element: etree._Element) -> int:
        """How many floors above the anchor the nearest element stands that holds both."""
        around = (element, *element.iterancestors())
        return next((self._steps[outer] for outer in around if outer in self._steps), _FAR)

    def is_card(self, element: etree._Element) -> bool:
        """Whether an element stands in a box, without the anchor, that links another article."""
        for _, outer in zip(range(_CARD_FLOORS), element.iterancestors(), strict=False):
            if outer in self._steps or element in self._steps:
                return False
            for link in cast("list[etree._Element]", _LINKS(outer)):
                text = " ".join(cast("str", _TEXT(link)).split())
                long = len(text) >= _HEADLINE_LETTERS and len(text.split()) >= _HEADLINE_WORDS
                if long and element not in link.iterancestors():
                    return True
        return False

    def nearest(self, elements: Sequence[etree._Element]) -> Sequence[etree._Element]:
        """Those that are no card's, the nearest first."""
        own = [element for element in elements if not self.is_card(element)]
        return sorted(own, key=self.steps) if len(own) > 1 else own

    def fullest(self, elements: Sequence[etree._Element]) -> Sequence[etree._Element]:
        """The near ones first, of them the one with most text."""
        if len(elements) < 2:
            return elements
        reach = min(map(self.steps, elements)) + _NEAR
        return sorted(elements, key=lambda e: (self.steps(e) > reach, -own_letters(e)))


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
            if self._around is not None:
                near = self._around.fullest if selectors is self._body_at else self._around.nearest
                elements = near(elements)
            for element in elements:
                found = (element, f"{self._family}:{selector}")
                if self._document.text_of(element):
                    return found
                empty = empty or found
        return empty

    @cached_property
    def _around(self) -> Around | None:
        return Around(self.headline[0]) if self.headline else None

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
        named = names_portal(text)
        if match < _SAME and (named or (known and match < _STRANGE)):
            unaided = generic.see(self._document)
            if unaided.title_how == "generic:slug" or (unaided.title and named):
                return None
        return element, how
