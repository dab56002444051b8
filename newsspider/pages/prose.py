"""Prose: what the blocks of an article are each for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsspider.model import Attachment
from newsspider.pages.blocks import Block, Kind
from newsspider.pages.boxes import without_boxes
from newsspider.pages.captions import Caption, caption_blocks, captions
from newsspider.pages.closings import (
    closes_surely,
    is_button,
    is_notice,
    is_pointer,
    names_tags,
)
from newsspider.pages.counters import counter_lines
from newsspider.pages.dateline import is_meta_line
from newsspider.pages.files import attachments, is_file_line
from newsspider.pages.opening import is_same, opening
from newsspider.pages.signature import Closing, closing, closing_below, source_lines
from newsspider.text.urls import absolute

_OPENING = 6
_LEAD = 40
_LINKED = 0.4
_WHOLLY = 0.8
# What is longer is no line of the template's.
_LINE = 250
_AWAY = (">>", "»", "Xem thêm", "Đọc thêm", "XEM THÊM", "ĐỌC THÊM", "Tin liên quan", "Liên quan:")


@dataclass(frozen=True, slots=True)
class Prose:
    """What the blocks of an article say."""

    lead: str | None = None
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    closing: Closing = field(default_factory=Closing)


def cut(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the heading of what follows the article."""
    for number, block in enumerate(blocks):
        if block.text and closes_surely(block.text) and number and block.kind is not Kind.ROW:
            return blocks[:number]
    return blocks


def pictures(blocks: Sequence[Block], base: str) -> tuple[str, ...]:
    """The addresses of the pictures, in order: each once, but every inline one."""
    found: list[str] = []
    for block in blocks:
        if block.kind is not Kind.IMAGE:
            continue
        url = "data:" if block.image == "data:" else absolute(base, block.image)
        if url and (url == "data:" or url not in found):
            found.append(url)
    return tuple(found)


def _is_prose(block: Block, base: str) -> bool:
    text = block.text
    if len(text) > _LINE:
        return not (is_file_line(block, base) or names_tags(text))
    return bool(text) and not (
        is_pointer(text)
        or is_button(text)
        or is_file_line(block, base)
        or names_tags(text)
        or is_meta_line(block)
        or is_notice(text)
        or _leads_away(block)
    )


def _leads_away(block: Block) -> bool:
    """Whether a line is a link to another article, put between two paragraphs."""
    return block.linked >= _WHOLLY and block.text.startswith(_AWAY)


def _without_title(numbers: list[int], blocks: Sequence[Block], title: str | None) -> list[int]:
    """The same without the lines near the start that only print the title again."""
    if title is None:
        return numbers
    return [
        n for at, n in enumerate(numbers) if at >= _OPENING or not is_same(blocks[n].text, title)
    ]


def _said_between(blocks: Sequence[Block], base: str) -> list[Block]:
    """What stands between title and body and belongs to the article: the lead, a picture."""
    return [
        b for b in blocks
        if b.kind in {Kind.IMAGE, Kind.CAPTION}
        or (len(b.text) >= _LEAD and b.linked < _LINKED and _is_prose(b, base))
    ]  # fmt: skip


def _closing(blocks: Sequence[Block], numbers: Sequence[int], below: Sequence[Block]) -> Closing:
    """What the last lines of the body say, or the first ones under it."""
    inside = closing(blocks, numbers)
    if inside.author and inside.source:
        return inside
    under = closing_below(below)
    if not under.author and not under.source:
        return inside
    return replace(
        inside, author=inside.author or under.author, source=inside.source or under.source
    )


def _body(blocks: Sequence[Block], numbers: Sequence[int], end: Closing) -> list[tuple[Block, str]]:
    """The paragraphs of the body, without the signature run on to the last one."""
    middle = source_lines(blocks, numbers)
    body = [(blocks[n], blocks[n].text) for n in numbers if n not in middle]
    if end.glued and body:
        block, text = body[-1]
        body[-1] = (block, text.removesuffix(end.glued).rstrip(" ("))
    return body


def read_prose(
    blocks: Sequence[Block],
    base: str,
    *,
    title: str | None = None,
    lead: str | None = None,
    between: Sequence[Block] = (),
    below: Sequence[Block] = (),
) -> Prose:
    """What the blocks of a body say, with those between it and the title and those below it."""
    head = _said_between(between, base)
    blocks = (*head, *cut(without_boxes(blocks)))
    found: tuple[Caption, ...] = captions(blocks)
    taken = caption_blocks(found) | counter_lines(blocks)
    numbers = [n for n, b in enumerate(blocks) if n not in taken and _is_prose(b, base)]
    numbers = _without_title(numbers, blocks, title)
    end = _closing(blocks, numbers, below)
    body = _body(blocks, [n for n in numbers if n not in end.blocks], end)
    apart = sum(1 for n in numbers if n < len(head))
    first = opening([block for block, _ in body], lead, apart, pictured=bool(found))
    texts = tuple(text for n, (_, text) in enumerate(body) if n != first.block)
    described = tuple(caption.text for caption in found)
    files = attachments(blocks, base)
    return Prose(first.lead, texts, described, pictures(blocks, base), files, end)
