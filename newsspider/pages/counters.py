"""Counters: how often an article was read, where a page prints it, and which counters are not its."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsspider.pages.blocks import Block, Kind
from newsspider.text.numbers import find_views
from newsspider.text.unicode import fold

_LINE_LIMIT = 160
_LINKED = 0.5
_DIGIT = re.compile(r"\d")
_COUNT_LABEL = re.compile(r"\W*(?:so )?(?:luot|lan) (?:nguoi )?(?:xem|doc)\W*|da xem\W*")
_LABEL = 40
_NUMBER = re.compile(r"\d[\d.,]{0,11}")
_SITE_COUNTER = re.compile(
    r"(?:truy cap|online|truc tuyen|hom nay|hom qua|trong (?:tuan|thang)|tong)"
)

# "Lượt xem", "số lần đọc", "Đã xem", "views" in UTF-8 or entities.
# Looked for one by one, in small letters: what begins with a known letter is found faster.
_LABEL_BYTES = (
    re.compile(rb"\bviews?\b"),
    re.compile(rb"\bhits?\b"),
    re.compile(
        rb"l\S{1,26}[tn](?:\s|&nbsp;|\xc2\xa0){1,3}(?:ng\S{2,16}i\s+)?"
        rb"(?:xem|\xc4\x91|\xc4\x90|&#273)"
    ),
    re.compile(rb"(?:\xc4[\x90\x91]|&#27[23];)\S{1,8}(?:\s|&nbsp;|\xc2\xa0){1,3}(?:xem|\xc4\x91)"),
)


def may_count(body: bytes) -> bool:
    """Whether the label of a counter stands anywhere in a page's bytes."""
    small = body.lower()
    return any(label.search(small) for label in _LABEL_BYTES)


def views_in(block: Block) -> str | None:
    """The article's counter as a line prints it; None for the counters of other things."""
    text = block.spaced
    if len(text) > _LINE_LIMIT or block.linked >= _LINKED or not _DIGIT.search(text):
        return None
    if block.links and block.kind is Kind.ITEM:
        return None
    found = find_views(text)
    if found is None or _SITE_COUNTER.search(fold(found)):
        return None
    return found


def _number_beside(blocks: Sequence[Block], number: int) -> int | None:
    """Where the number stands for which the block `number` is only the label."""
    if not _COUNT_LABEL.fullmatch(fold(blocks[number].text[:_LABEL])):
        return None
    beside = (n for n in (number + 1, number - 1) if 0 <= n < len(blocks))
    return next((n for n in beside if _NUMBER.fullmatch(blocks[n].text)), None)


def counter_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks of counters whose label and number stand in an element each."""
    pairs = ((n, _number_beside(blocks, n)) for n in range(len(blocks)))
    return frozenset(n for label, number in pairs if number is not None for n in (label, number))


def find_counter(blocks: Sequence[Block]) -> str | None:
    """The first counter of the article that these lines print."""
    for number, block in enumerate(blocks):
        if found := views_in(block):
            return found
        beside = _number_beside(blocks, number)
        if beside is not None:
            return f"{block.text.rstrip(' :')}: {blocks[beside].text}"
    return None


def find_only_counter(blocks: Sequence[Block]) -> str | None:
    """The counter of lines after other news, where they print one: cards print one each."""
    if sum(find_views(block.spaced) is not None for block in blocks) > 1:
        return None
    return find_counter(blocks)
