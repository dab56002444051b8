"""Prose: what the blocks of an article are each for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsspider.model import Attachment
from newsspider.pages.blocks import Block, Kind
from newsspider.pages.captions import Caption, caption_blocks, captions
from newsspider.pages.closings import closes_surely, is_button, is_pointer, names_tags
from newsspider.pages.dateline import is_meta_line
from newsspider.pages.files import attachments, is_file_line
from newsspider.pages.opening import opening
from newsspider.pages.signature import Closing, closing, source_lines
from newsspider.text.unicode import fold
from newsspider.text.urls import absolute

_OPENING = 6


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
    return bool(block.text) and not (
        is_pointer(block.text)
        or is_button(block.text)
        or is_file_line(block, base)
        or names_tags(block.text)
        or is_meta_line(block.text)
    )


def _without_title(numbers: list[int], blocks: Sequence[Block], title: str | None) -> list[int]:
    """The same without the lines near the start that only print the title again."""
    if title is None:
        return numbers
    same = fold(title)
    return [n for at, n in enumerate(numbers) if at >= _OPENING or fold(blocks[n].text) != same]


def read_prose(
    blocks: Sequence[Block], base: str, *, title: str | None = None, lead: str | None = None
) -> Prose:
    """What the blocks of an article say, its `title` and `lead` known from elsewhere or not."""
    blocks = cut(blocks)
    found: tuple[Caption, ...] = captions(blocks)
    taken = caption_blocks(found)
    numbers = [n for n, b in enumerate(blocks) if n not in taken and _is_prose(b, base)]
    numbers = _without_title(numbers, blocks, title)
    end = closing(blocks, numbers)
    numbers = [n for n in numbers if n not in end.blocks]
    middle = source_lines(blocks, numbers)
    body = [(blocks[n].text, n) for n in numbers if n not in middle]
    if end.glued and body:
        text = body[-1][0].removesuffix(end.glued).rstrip(" (")
        body[-1] = (text, body[-1][1])
    first = opening([blocks[n] for _, n in body], lead)
    texts = [text for text, _ in body][first.blocks :] if first.blocks else [t for t, _ in body]
    return Prose(
        first.lead, tuple(texts), tuple(c.text for c in found),
        pictures(blocks, base), attachments(blocks, base), end,
    )  # fmt: skip
