"""Regions: where on a page of unknown markup the article stands.

The body is the part of the tree with the most prose and the fewest links: each block counts for
its letters where it is prose and against itself where it is links, and the element with the
greatest sum is the container (the subtree version of the maximum-sum run).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import closes_surely, is_button, is_pointer
from newsspider.pages.dateline import is_meta_line
from newsspider.pages.files import is_file_line
from newsspider.pages.verses import verses
from newsspider.text.unicode import fold
from newsspider.text.urls import is_document

_PROSE = 60
_LINKED = 0.4
_SHORT_COST = 8
_TOOL = 50
_LINK_COST = 40
# What an article's frame may hold beside it: a date line, a section's name, a counter.
_FRAME_LETTERS = 260
_FRAME_BLOCKS = 6
# More links than the section's name and a button or two are a menu.
_FRAME_LINKS = 2
_ENOUGH = 60
_CONTAINERS = frozenset(
    {"div", "td", "article", "section", "main", "body", "form", "center", "blockquote", "html"}
)
_NOTICE_BLOCKS = 15
_CLIMB_LIMIT = 400
_ADDRESS = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_CONTACT = re.compile(
    r"\W*(?:dia chi|dien thoai|dt|tel|fax|email|e-mail|mail|hotline|ban quyen|copyright|©|giay phep"
    r"|chiu trach nhiem|trang thong tin dien tu|cong thong tin dien tu|co quan chu quan"
    r"|ghi ro nguon"
    r"|website|designed by|phat trien boi|thiet ke)\b",
)


@dataclass(frozen=True, slots=True)
class Region:
    """Parts of the sequence of a page's blocks, as half-open ranges of their numbers."""

    start: int
    """First block of the body."""
    end: int
    low: int
    """First block of the frame around title and body: the section's name, the date line."""
    high: int


def worth(block: Block) -> float:
    """How much a block speaks for its surroundings being an article's body."""
    length = len(block.text)
    if block.kind is Kind.IMAGE:
        return 5.0
    if block.linked >= _LINKED:
        # An address printed whole is something to read; a headline that is a link leads away.
        if _ADDRESS.match(block.text):
            return 0.0
        tool = length <= _TOOL and (block.text.isdecimal() or is_button(block.text))
        return -_SHORT_COST if tool else -float(max(length, _LINK_COST))
    if _CONTACT.match(fold(block.text[:60])):
        return -float(length)
    if block.kind is Kind.ROW:
        return float(min(length, _PROSE))
    if length < _PROSE:
        return length / 3 - _SHORT_COST
    return 0.0 if is_meta_line(block) else float(length)


@dataclass(slots=True)
class _Sum:
    worth: float
    first: int
    last: int


def _sums(
    blocks: Sequence[Block], values: Sequence[float], after: int, limit: int
) -> dict[etree._Element, _Sum]:
    """For each element, what its blocks after `after` and before `limit` are worth together."""
    sums: dict[etree._Element, _Sum] = {}
    for number, block in enumerate(blocks):
        value = values[number] if after < number < limit else 0.0
        element: etree._Element | None = block.owner
        steps = 0
        while element is not None and steps < _CLIMB_LIMIT:
            known = sums.get(element)
            if known is None:
                sums[element] = _Sum(value, number, number)
            else:
                known.worth += value
                known.last = number
            element = element.getparent()
            steps += 1
    return sums


def _container(element: etree._Element) -> etree._Element:
    """The nearest element around that can hold several paragraphs."""
    while element.tag not in _CONTAINERS:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _best_run(
    blocks: Sequence[Block], values: Sequence[float], start: int, end: int
) -> tuple[int, int]:
    """The run of blocks in `start` to `end` that is worth most."""
    best = total = 0.0
    run, here = (start, start), start
    for number in range(start, end):
        total += values[number]
        if total <= 0 or closes_surely(blocks[number].text):
            total, here = 0.0, number + 1
        elif total >= best:
            best, run = total, (here, number + 1)
    return run


def ends_article(block: Block, base: str) -> bool:
    """Whether an article cannot go on with this block."""
    if is_pointer(block.text) or is_file_line(block, base) or is_meta_line(block):
        return False
    if _CONTACT.match(fold(block.text[:60])):
        return True
    return (
        (block.linked >= _LINKED and not _ADDRESS.match(block.text))
        or is_button(block.text)
        or closes_surely(block.text)
    )


def _extend(
    blocks: Sequence[Block], run: tuple[int, int], low: int, high: int, base: str
) -> tuple[int, int]:
    """The run with the short lines before and after it: subheadings, captions, the signature."""
    start, end = run
    while start > low and not ends_article(blocks[start - 1], base):
        start -= 1
    while end < high and not ends_article(blocks[end], base):
        end += 1
    # A heading at the end is that of something else.
    while end > run[1] and blocks[end - 1].kind is Kind.HEADING:
        end -= 1
    return start, end


def _frame(
    sums: dict[etree._Element, _Sum], blocks: Sequence[Block], element: etree._Element, low: int
) -> tuple[int, int]:
    """The blocks around title and body that belong to the same frame."""
    here: etree._Element | None = element
    while here is not None and here in sums and sums[here].first > low:
        here = here.getparent()
    if here is None or here not in sums:
        return low, sums[element].last + 1
    around = [sums[here], *(sums[e] for e in here.iterancestors() if e in sums)]
    first, last = around[0].first, around[0].last
    over = list(takewhile(lambda wider: _is_frame(blocks[wider.first : first]), around))
    under = takewhile(lambda wider: _is_frame(blocks[last + 1 : wider.last + 1]), over)
    return over[-1].first, max(wider.last for wider in under) + 1


def _serving(blocks: Sequence[Block], high: int, limit: int, base: str) -> int:
    """The end of the lines that serve the article and follow it: its files, its counter."""
    while high < limit and (
        is_meta_line(blocks[high])
        or is_pointer(blocks[high].text)
        or is_button(blocks[high].text)
        or is_file_line(blocks[high], base)
    ):
        high += 1
    return high


def _links_away(block: Block) -> int:
    """How many links of a line lead to other pages: those to files and buttons do not."""
    if is_button(block.text):
        return 0
    return sum(not is_document(link.href) for link in block.links)


def _is_frame(added: Sequence[Block]) -> bool:
    """Whether blocks may belong to an article's frame: few, short, and no menu."""
    added = [block for block in added if block.text]
    return (
        len(added) <= _FRAME_BLOCKS
        and sum(len(block.text) for block in added) <= _FRAME_LETTERS
        and sum(_links_away(block) for block in added) <= _FRAME_LINKS
    )


def _notice(
    sums: dict[etree._Element, _Sum], blocks: Sequence[Block], title: int, base: str, limit: int
) -> Region:
    """The region of an article that is a title and a file: there is no prose to go by."""
    high = end = title + 1
    while high < min(limit, title + _NOTICE_BLOCKS) and not ends_article(blocks[high], base):
        said = blocks[high]
        high += 1
        long = len(said.text) >= _PROSE and not is_meta_line(said)
        if long or is_pointer(said.text) or is_file_line(said, base):
            end = high
    around = {blocks[title].owner, *blocks[title].owner.iterancestors()}
    last = blocks[max(end - 1, title)].owner
    common = next(e for e in (last, *last.iterancestors()) if e in around)
    first, _ = _frame(sums, blocks[:high], common, title)
    return Region(title + 1, end, first, high)


def find_region(
    blocks: Sequence[Block], values: Sequence[float], title: int | None, base: str, limit: int
) -> Region | None:
    """Where the article stands; after the block `title` where that is known. None for nowhere.

    `values` is what `worth` says of each block; the body ends before the block `limit`.
    """
    after = -1 if title is None else title
    sums = _sums(blocks, values, after, limit)
    if not sums:
        return None
    element = max(sums, key=lambda e: (sums[e].worth, sums[e].first - sums[e].last))
    if sums[element].worth < _ENOUGH:
        if title is None:
            return None
        if lines := verses(blocks, title + 1, limit):
            return Region(*lines, title, lines[1])
        return _notice(sums, blocks, title, base, limit)
    element = _container(element)
    start, end = max(sums[element].first, after + 1), min(sums[element].last + 1, limit)
    run = _best_run(blocks, values, start, end)
    run = _extend(blocks, run, start, end, base)
    frame = _frame(sums, blocks, element, after if title is not None else start)
    high = _serving(blocks, max(frame[1], run[1]), limit, base)
    return Region(run[0], run[1], frame[0], high)
