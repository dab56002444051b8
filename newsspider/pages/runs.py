"""Runs of text into a block: which typography holds for most of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from newsspider.pages.blocks import Block, Kind, Link
from newsspider.pages.look import Look
from newsspider.text.unicode import clean

_SPACED_LIMIT = 200


class Part(NamedTuple):
    """A run of text in one look."""

    text: str
    look: Look
    link: int
    """Number of the link that it stands in, from 1; 0 for none."""


def _tail(parts: Sequence[Part]) -> str:
    """The last words, where they are set apart by bold or italics from what is before them."""
    said = [part for part in parts if part.text and not part.text.isspace()]
    last = len(said)
    while last and (said[last - 1].look.bold or said[last - 1].look.italic):
        last -= 1
    return clean("".join(part.text for part in said[last:])) if 0 < last < len(said) else ""


def block_of(
    kind: Kind,
    text: str,
    owner: etree._Element,
    parts: Sequence[Part],
    links: tuple[Link, ...],
) -> Block:
    """The block that these parts make."""
    letters: dict[Look, int] = {}
    linked = total = 0
    for part, look, link in parts:
        length = len(part.strip())
        total += length
        letters[look] = letters.get(look, 0) + length
        linked += length if link else 0
    look = max(letters, key=letters.__getitem__)
    total = total or 1
    bold = sum(n for seen, n in letters.items() if seen.bold) / total
    italic = sum(n for seen, n in letters.items() if seen.italic) / total
    tail = _tail(parts) if len(letters) > 1 and (bold or italic) else ""
    spaced = text
    if len(parts) > 2 and len(text) <= _SPACED_LIMIT:
        spaced = clean(" ".join([part.text for part in parts]))
    return Block(
        kind, text, owner, look, bold, italic, linked / total, links, spaced=spaced, tail=tail
    )
