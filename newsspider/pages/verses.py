"""Verses: a text of short lines, which nothing but their number tells from labels."""

from __future__ import annotations

from collections.abc import Sequence

from newsspider.pages.blocks import Block
from newsspider.pages.dateline import is_meta_line

_FEWEST = 6
_SHORTEST = 12
_LINKED = 0.4


def _is_verse(block: Block) -> bool:
    return len(block.text) >= _SHORTEST and block.linked < _LINKED and not is_meta_line(block)


def verses(blocks: Sequence[Block], start: int, end: int) -> tuple[int, int] | None:
    """The first run of verses in one element or in elements side by side; None for none."""
    first = start
    for number in range(start, end + 1):
        if number < end and _is_verse(blocks[number]) and _beside(blocks, first, number):
            continue
        if number - first >= _FEWEST:
            return first, number
        first = number if number < end and _is_verse(blocks[number]) else number + 1
    return None


def _beside(blocks: Sequence[Block], first: int, number: int) -> bool:
    one, other = blocks[first].owner, blocks[number].owner
    return one is other or one.getparent() is other.getparent()
