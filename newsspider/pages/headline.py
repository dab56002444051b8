"""Headlines: which of the lines that may be a page's title stands over its article.

A headline is the last line that stands out before the article's text, or before its file. What a
line looks like says less than what stands under it: on many portals the portal's name is the only
heading, and the headline a line like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from newsspider.pages.blocks import Block
from newsspider.pages.closings import is_button
from newsspider.pages.dateline import date_in, is_meta_line
from newsspider.pages.document import Document
from newsspider.pages.reach import Reach, Reaches
from newsspider.pages.title import Title, score_titles
from newsspider.text.unicode import clean
from newsspider.text.urls import is_document

_HEADS = etree.XPath(
    "title/text() | meta[@property='og:title' or @name='title']/@content",
    smart_strings=False,
)
_MARKS = (" | ", " - ", " – ", " :: ", " » ")
_STAND_OUT = 4.0
_TRIED = 40
_TEXT = 60
_VERSE, _VERSES = 20, 30.0
_ARTICLE = 400.0
_LINKED = 0.4
_CLOSE = 5.0
_NEAR = 14
_TOOLS = 3
_LONG = 4.0
# Less than two paragraphs is no reason to take one line for a headline rather than another.
_SOME = 300.0
_DATED = 1.5
_UNMARKED = 0.4
_NAME = 32
_LEAD = 120
_LONGER = 8
_OVER = 2.0
_NOTHING = 6.0
_INSIDE = 2.0


def _heads(root: etree._Element) -> list[str]:
    """The titles in the page's head, whole and without the portal's name before or after."""
    found: list[str] = []
    said = (text for head in root.iter("head") for text in cast("list[str]", _HEADS(head)))
    for text in map(clean, said):
        found.append(text)
        for mark in _MARKS:
            if mark in text:
                found += [text.split(mark, 1)[0], text.rsplit(mark, 1)[0], text.rsplit(mark, 1)[1]]
    return found


def _is_text(block: Block, least: int = _TEXT) -> bool:
    return len(block.text) >= least and block.linked < _LINKED and not is_meta_line(block)


def _text_after(blocks: Sequence[Block], at: int, end: int, least: int) -> int:
    """How many blocks after the block `at` the next paragraph, or link to a file, stands."""
    distance = 0
    for block in blocks[at + 1 : min(at + 1 + _TOOLS * _NEAR, end)]:
        # Buttons, stars to click and the template's lines do not count.
        distance += not (is_button(block.text) or block.text.isdecimal() or is_meta_line(block))
        if _is_text(block, least) or any(is_document(link.href) for link in block.links):
            return max(1, distance)
        if distance >= _NEAR:
            break
    return _NEAR


def _is_dated(blocks: Sequence[Block], at: int) -> bool:
    """Whether the date line of a template stands by: under the headline, or right over it."""
    beside = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 4])
    return any(is_meta_line(block) or date_in(block) for block in beside)


def _is_headed(blocks: Sequence[Block], at: int, reach: Reach) -> bool:
    """Whether a date and an article stand under a line: what links over it is a section's name."""
    under = blocks[at + 1 : at + 3]
    return reach.worth >= _ARTICLE and any(is_meta_line(block) for block in under)


def _names_section(title: Title, titles: Sequence[Title], blocks: Sequence[Block]) -> bool:
    """Whether a line names the section: of two headlines, the shorter one over the other."""
    length = len(blocks[title.block].text)
    return length < _NAME and any(
        other.score >= _UNMARKED and len(blocks[other.block].text) > length + _LONGER
        for other in titles
        if title.block < other.block <= title.block + 2
    )


def _is_lead(title: Title, titles: Sequence[Title], blocks: Sequence[Block]) -> bool:
    """Whether a line is the summary under another that may be the headline."""
    if len(blocks[title.block].text) < _LEAD:
        return False
    return any(
        _NAME <= len(blocks[other.block].text) <= _LEAD and other.score >= _UNMARKED
        for other in titles
        if title.block - 3 <= other.block < title.block
    )


def _fitness(
    title: Title, titles: Sequence[Title], blocks: Sequence[Block], reaches: Reaches
) -> float:
    """How well a line does as headline of the text after it, without regard to its length."""
    at = title.block
    # Verses are short; under a line that the page's head names they are text all the same.
    reach = reaches.of(at)
    verse = title.how == "generic:head" and reach.worth >= _VERSES
    distance = _text_after(blocks, at, reach.end, _VERSE if verse else _TEXT)
    fitness = title.score + _CLOSE * (1.0 - distance / _NEAR)
    fitness -= _NOTHING if distance == _NEAR else 0.0
    fitness += _DATED if _is_dated(blocks, at) else 0.0
    fitness -= _OVER if _names_section(title, titles, blocks) else 0.0
    fitness -= _NOTHING if reaches.is_teaser(at) and not _is_headed(blocks, at, reach) else 0.0
    fitness -= _OVER if _is_lead(title, titles, blocks) else 0.0
    inside = (n for n in range(max(0, at - 2), at) if _is_text(blocks[n]))
    return fitness - (_INSIDE if any(reaches.is_beside(n, at) for n in inside) else 0.0)


def find_headline(blocks: Sequence[Block], reaches: Reaches, document: Document) -> Title | None:
    """The line that is most like a headline, and that stands closest above most text."""
    titles = score_titles(blocks, document.url, _heads(document.root))
    if titles and titles[0].sure:
        return titles[0]
    tried = titles[:_TRIED]
    most = max([_SOME, *(reaches.of(title.block).worth for title in tried)])
    fit = [
        (
            _fitness(title, titles, blocks, reaches) + _LONG * reaches.of(title.block).worth / most,
            -number,
            title,
        )
        for number, title in enumerate(tried)
    ]
    best = max(fit, default=None)
    return best[2] if best is not None and best[0] > _STAND_OUT else None
