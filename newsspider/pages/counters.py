"""Counters: how often an article was read, where a page prints it, and which counters are not its."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    r"(?:truy cap(?! (?:bai|tin))|online|truc tuyen|hom nay|hom qua|trong (?:tuan|thang)|tong)"
)

# "Lượt xem", "số lần đọc", "Đã xem" in the text of a page, and a number before or behind them.
_SPACE = rb"(?:\s|\xc2\xa0){1,3}"
_BETWEEN = rb"(?:[\s:()|-]|\xc2\xa0){0,60}"
_WORD_BEFORE = re.compile(
    rb"(?:l\S{1,26}[tn]|(?:\xc4[\x90\x91])\S{1,8})" + _SPACE
    + rb"(?:ng\S{2,16}i" + _SPACE + rb")?$"
)  # fmt: skip
_NUMBER_BEHIND, _NUMBER_BEFORE = (
    re.compile(_BETWEEN + rb"\d"),
    re.compile(rb"\d" + _BETWEEN + rb"$"),
)
_ENGLISH = re.compile(rb"\b(?:views|hits)" + _BETWEEN + rb"\d|\d" + _BETWEEN + rb"(?:views|hits)\b")
_KEYS = (b"xem", b"\xc4\x91\xe1\xbb\x8dc", b"\xc4\x91o\xcc\xa3c")
_MOST_KEYS = 200


def may_count(printed: bytes) -> bool:
    """Whether the label of a counter stands anywhere in a page's text, and a number beside it."""
    small = printed.lower()
    if any(_is_label(small, at, at + len(key)) for key in _KEYS for at in _places(small, key)):
        return True
    return any(
        _ENGLISH.search(small, max(0, at - 90), at + 90)
        for key in (b"views", b"hits")
        for at in _places(small, key)
    )


def _places(body: bytes, key: bytes) -> Iterator[int]:
    at = body.find(key)
    for _ in range(_MOST_KEYS):
        if at < 0:
            return
        yield at
        at = body.find(key, at + 1)


def _is_label(body: bytes, at: int, end: int) -> bool:
    """Whether the word from `at` to `end` ends the label of a counter that has a number."""
    word = _WORD_BEFORE.search(body[max(0, at - 60) : at])
    if word is None:
        return False
    start = max(0, at - 60) + word.start()
    return (
        _NUMBER_BEHIND.match(body, end) is not None
        or _NUMBER_BEFORE.search(body[max(0, start - 90) : start]) is not None
    )


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
    if not _COUNT_LABEL.fullmatch(fold(blocks[number].text)):
        return None
    beside = (n for n in (number + 1, number - 1) if 0 <= n < len(blocks))
    return next((n for n in beside if _NUMBER.fullmatch(blocks[n].text)), None)


def counter_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks of counters whose label and number stand in an element each."""
    short = [n for n, block in enumerate(blocks) if 0 < len(block.text) <= _LABEL]
    pairs = ((n, _number_beside(blocks, n)) for n in short)
    return frozenset(n for label, number in pairs if number is not None for n in (label, number))


def find_counter(blocks: Sequence[Block]) -> str | None:
    """The first counter of the article that these lines print."""
    for number, block in enumerate(blocks):
        if found := views_in(block):
            return found
        beside = _number_beside(blocks, number) if 0 < len(block.text) <= _LABEL else None
        if beside is not None:
            return f"{block.text.rstrip(' :')}: {blocks[beside].text}"
    return None


def find_only_counter(blocks: Sequence[Block]) -> str | None:
    """The counter of lines after other news, where they print one: cards print one each."""
    if sum(find_views(block.spaced) is not None for block in blocks) > 1:
        return None
    return find_counter(blocks)
