"""Runs of text into a block: which typography holds for most of it, and what it links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsspider.pages.blocks import Block, Kind, Link, Place
from newsspider.pages.look import Look
from newsspider.text.unicode import clean
from newsspider.text.urls import is_document

# A whole article stands inside a heading on some pages: that is no heading.
_HEADING_LIMIT = 300
_SPACED_LIMIT = 200
_DEBRIS = re.compile(r"</?(?:o|v|w|st1):\w+\s*/?>|<!--\[if[^>]{0,200}-->|<!\[endif\]-->")


# A named tuple takes five times as long to make, and a page has thousands of runs.
_Part = tuple[str, Look, int]
"""A run of text, its one look, and the number of the link that it stands in, from 1; 0 for none."""


def _without_debris(text: str) -> str:
    """A text without the tags of Word that an editor has escaped into it."""
    return _DEBRIS.sub("", text) if "<" in text else text


def _tail(parts: Sequence[_Part]) -> str:
    """The last words, where they are set apart by bold or italics from what is before them."""
    said = [(text, look.bold or look.italic) for text, look, _ in parts if text.strip()]
    last = len(said)
    while last and said[last - 1][1]:
        last -= 1
    return clean("".join(text for text, _ in said[last:])) if 0 < last < len(said) else ""


class _Shares(NamedTuple):
    """How much of a block's text looks how."""

    look: Look
    bold: float
    italic: float
    linked: float
    mixed: bool
    """Its runs do not all look the same."""


def _shares(parts: Sequence[_Part]) -> _Shares:
    letters: dict[Look, int] = {}
    linked = total = 0
    for text, look, link in parts:
        length = len(text.strip())
        total += length
        letters[look] = letters.get(look, 0) + length
        linked += length if link else 0
    total = total or 1
    bold = sum(n for seen, n in letters.items() if seen.bold) / total
    italic = sum(n for seen, n in letters.items() if seen.italic) / total
    look = max(letters, key=letters.__getitem__)
    return _Shares(look, bold, italic, linked / total, len(letters) > 1)


def _shares_of_one(parts: Sequence[_Part]) -> _Shares:
    """As `_shares`, for one run, or one link and nothing else: most lines of a page are that."""
    text, look, link = parts[-1]
    said = 1.0 if text and not text.isspace() else 0.0
    return _Shares(look, said * look.bold, said * look.italic, said if link else 0.0, mixed=False)


def _block(
    place: Place, text: str, parts: Sequence[_Part], links: tuple[Link, ...], inner: str
) -> Block:
    alone = len(parts) == 1 or (len(parts) == 2 and not parts[0][0] and parts[0][1] is parts[1][1])
    look, bold, italic, linked, mixed = (_shares_of_one if alone else _shares)(parts)
    tail = _tail(parts) if mixed and (bold or italic) else ""
    spaced = text
    if not alone and len(text) <= _SPACED_LIMIT:
        spaced = clean(" ".join([run for run, _, _ in parts]))
    owner, kind, line, figure, cell = place
    if kind is Kind.HEADING and len(text) > _HEADING_LIMIT:
        kind = Kind.PARAGRAPH
    return Block(
        kind, text, owner, look, bold, italic, linked,
        links, "", line, figure, cell, spaced, inner, tail,
    )  # fmt: skip


class Runs:
    """The runs of text read since the last block."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        """What was read; empty where a block has not begun."""
        self._hrefs: list[str] = []
        self._link = 0
        self.inner = ""
        """Classes and id of the inline element that the block begins with."""

    def add(self, text: str, look: Look) -> None:
        """Read on; white space before the first word is nothing."""
        if self.parts or not text.isspace():
            self.parts.append((text, look, self._link))

    def open_link(self, href: str, look: Look) -> None:
        """Begin a link."""
        self._hrefs.append(href.strip())
        self._link = len(self._hrefs)
        self.parts.append(("", look, self._link))

    def close_link(self) -> None:
        """End the link that was begun last."""
        self._link = 0

    def take(self, place: Place) -> Block | None:
        """The block of what was read, and begin anew; None for white space and empty links."""
        parts, inner = self.parts, self.inner
        if not parts:
            return None
        self.parts, self.inner = [], ""
        text = clean(_without_debris("".join([run for run, _, _ in parts])))
        links = self._links(parts) if self._hrefs else ()
        if not text and not any(is_document(link.href) for link in links):
            return None
        return _block(place, text, parts, links, inner)

    def _links(self, parts: Sequence[_Part]) -> tuple[Link, ...]:
        texts: dict[int, str] = {}
        for text, _, link in parts:
            if link:
                texts[link] = texts.get(link, "") + text
        return tuple(Link(self._hrefs[n - 1], clean(text)) for n, text in texts.items())
