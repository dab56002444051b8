"""Boxes: links to other news that stand between two paragraphs of an article."""

from __future__ import annotations

from collections.abc import Sequence

from newsspider.pages.blocks import Block
from newsspider.pages.closings import closes_surely
from newsspider.pages.dateline import is_meta_line

_HEAD = 40
_LINKED = 0.4
_PROSE = 60
_BEFORE, _AFTER = 6, 12
# An article with more of them is a listing.
_MOST = 8


def _behind_links(blocks: Sequence[Block], start: int) -> int:
    """Where a list of links, with their pictures and dates, ends."""
    for number in range(start, len(blocks)):
        # A picture is that of the link behind it, or the article's.
        shown = blocks[number : number + 2]
        text = next((block for block in shown if block.text), None)
        if text is None or (text.linked < _LINKED and not is_meta_line(text)):
            return number
    return len(blocks)


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PROSE and block.linked < _LINKED


def _goes_on(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether an article goes on: with a paragraph beside those that stand before."""
    homes = {block.owner.getparent() for block in before[-_BEFORE:] if _is_prose(block)}
    following = (block for block in after[:_AFTER] if _is_prose(block))
    return any(block.owner.getparent() in homes for block in following)


def without_boxes(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of an article without the boxes of links among its paragraphs."""
    kept: list[Block] = []
    number = boxes = 0
    while number < len(blocks):
        block = blocks[number]
        if kept and 0 < len(block.text) <= _HEAD and closes_surely(block.text) and boxes < _MOST:
            after = _behind_links(blocks, number + 1)
            if after > number + 1 and _goes_on(kept, blocks[after:]):
                number, boxes = after, boxes + 1
                continue
        kept.append(block)
        number += 1
    return kept if boxes else blocks
