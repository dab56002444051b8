"""Reaches: how far down a page the article under a headline goes.

Around an article stand cards of others: a headline that links, a date, a few lines of text. The
article's own text does not go on behind such a link, unless the link stands among its paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.breadcrumb import steps_in
from newsspider.pages.closings import closes_surely, is_button, is_pointer, is_tool, names_tags
from newsspider.pages.dateline import is_meta_line
from newsspider.pages.document import has_more_than
from newsspider.text.urls import is_document

_PROSE = 60
_LINKED = 0.4
_HEADLINE = 25
_OVER_WITH = 300.0
_CLIMB = 8
# A headline, a date, a counter: what a card has over its teaser.
_CARD = 3
# What a text behind the link of a box, right under a summary, must have to be the body.
_RESUMES_PARAGRAPHS = 3
_RESUMES_TIMES = 2.5
_RESUMES_LETTERS = 600.0


def _leads_away(block: Block) -> bool:
    """Whether a line is a link to another page, and none of the article's own."""
    return (
        block.linked >= _LINKED
        and not is_meta_line(block)
        and "://" not in block.text
        and not any(is_document(link.href) for link in block.links)
        and not is_pointer(block.text)
        and not is_button(block.text)
        and not steps_in(block)
        and not names_tags(block.text)
    )


def is_card(block: Block) -> bool:
    """Whether a line is the headline of another article, that leads there."""
    return len(block.text) >= _HEADLINE and _leads_away(block)


class Reach(NamedTuple):
    """How far an article goes."""

    end: int
    """The block after its last."""
    worth: float
    """What its text is worth."""


class Reaches:
    """The reaches of the headlines of one page."""

    def __init__(self, blocks: Sequence[Block], values: Sequence[float]) -> None:
        self._blocks, self._values = blocks, values
        self._away = [_leads_away(block) for block in blocks]
        self._cards = [
            away and len(block.text) >= _HEADLINE
            for away, block in zip(self._away, blocks, strict=True)
        ]
        self._homes: dict[etree._Element, etree._Element] = {}
        self._found: dict[int, Reach] = {}

    def of(self, at: int) -> Reach:
        """How far the article under the headline `at` goes."""
        if at not in self._found:
            self._found[at] = self._reach(at)
        return self._found[at]

    def is_teaser(self, at: int) -> bool:
        """Whether a line stands in a card, under its headline."""
        over = range(max(0, at - _CARD), at)
        return any(self._cards[number] and self.is_beside(number, at) for number in over)

    def is_beside(self, one: int, other: int) -> bool:
        """Whether two lines stand in the same element."""
        return self._home(self._blocks[one].owner) is self._home(self._blocks[other].owner)

    def _reach(self, at: int) -> Reach:
        total = best = seen = 0.0
        homes = {self._home(self._blocks[at].owner)}
        left = paragraphs = 0
        for number in range(at + 1, len(self._blocks)):
            block = self._blocks[number]
            if self._closes(number, seen):
                return Reach(left or number, best)
            # A short link may be a section's name or a button until the body has begun.
            leaves = self._cards[number] or (paragraphs > 1 and self._away[number])
            if leaves and block.text != self._blocks[at].text:
                if self._home(block.owner) not in homes:
                    left = left or self._card_start(number, homes)
                    continue
            elif len(block.text) >= _PROSE and block.linked < _LINKED:
                home = self._home(block.owner)
                away = left and homes.isdisjoint((home, block.owner))
                if away and not self._resumes(number, seen):
                    return Reach(left, best)
                homes |= {home, block.owner}
                left, seen, paragraphs = 0, seen + len(block.text), paragraphs + 1
            total += self._values[number]
            best = max(best, total)
            if total < best - _OVER_WITH:
                return Reach(left or number, best)
        return Reach(left or len(self._blocks), best)

    def _card_start(self, number: int, homes: Collection[etree._Element]) -> int:
        """Where a card begins: its picture stands before its headline."""
        while (before := self._blocks[number - 1]).kind is Kind.IMAGE:
            if before.owner in homes or self._home(before.owner) in homes:
                break
            number -= 1
        return number

    def _closes(self, number: int, seen: float) -> bool:
        """Whether a line is the heading of what follows; over the text it may be a button."""
        text = self._blocks[number].text
        return closes_surely(text) and (bool(seen) or not is_tool(text))

    def _resumes(self, start: int, seen: float) -> bool:
        """Whether the text that begins at `start`, behind the link of a box, is the body."""
        letters, paragraphs = 0.0, 0
        for number in range(start, len(self._blocks)):
            block = self._blocks[number]
            if self._cards[number] or self._values[number] < -_PROSE:
                break
            if len(block.text) >= _PROSE:
                letters, paragraphs = letters + len(block.text), paragraphs + 1
        least = max(_RESUMES_TIMES * seen, _RESUMES_LETTERS)
        return paragraphs >= _RESUMES_PARAGRAPHS and letters >= least

    def _home(self, owner: etree._Element) -> etree._Element:
        """The element that holds the paragraph `owner`, and others like it."""
        home = self._homes.get(owner)
        if home is None:
            home = self._homes[owner] = _home(owner)
        return home


def _home(here: etree._Element) -> etree._Element:
    for _ in range(_CLIMB):
        parent = here.getparent()
        if parent is None or parent.tag == "body":
            return here
        if has_more_than(parent, 1):
            return parent
        here = parent
    return here
