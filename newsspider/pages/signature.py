"""Signatures: who wrote an article and where it was taken from, by its last lines.

A signature has a label ("Tác giả: …", "Tin, ảnh: …", "Theo …"), or it is a bare name set apart:
to the right, bold or italic, after the last full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsspider.pages.blocks import Block, Kind
from newsspider.text.labels import signature
from newsspider.text.unicode import clean

_LOOKED_AT = 4
_LIMIT = 120
_NAME_LIMIT = 60
_MOSTLY = 0.7
_UPDATED = re.compile(r"\s*\(\s*cập nhật[^)]{0,40}\)\s*$", re.IGNORECASE)
# Two to five words that all begin with a capital, or one unit's name; posts may follow a dash.
_NAME = re.compile(
    r"(?:[^\W\d_a-zà-ỹđ][\w.’'-]*)(?:\s+(?:[^\W\d_a-zà-ỹđ][\w.’'()/-]*|&|và|-|–|,|;))*"
)
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(
    r"(?<=[.!?…”\"])\s*(?P<name>[^\W\d_a-zà-ỹđ][^\W\d_A-ZÀ-ỸĐ]+(?:\s+[^\W\d_a-zà-ỹđ][^\W\d_A-ZÀ-ỸĐ]*){1,3})$"
)
_GLUED_CLOSE = re.compile(_GLUED.pattern.replace(r"\s*(?P", "(?P"))


@dataclass(frozen=True, slots=True)
class Closing:
    """What the last lines of an article say."""

    author: str | None = None
    source: str | None = None
    author_how: str = ""
    source_how: str = ""
    blocks: frozenset[int] = frozenset()
    """The blocks that say only this."""
    glued: str = ""
    """The name at the end of the last paragraph that belongs to no sentence."""


def is_name(text: str) -> bool:
    """Whether a line reads as the name of a person or a unit: few words, all capitalised."""
    words = _WORD.findall(text)
    return (
        1 <= len(words) <= 8
        and len(text) <= _NAME_LIMIT
        and text[-1] not in ".!?:;,"
        and _NAME.fullmatch(text) is not None
    )


def _bare(block: Block) -> str | None:
    """The name that a line is, set apart by its typography."""
    if block.kind in {Kind.HEADING, Kind.ROW} or len(block.text) > _NAME_LIMIT:
        return None
    text = _UPDATED.sub("", block.text).strip(" ()*.-–—")
    if not text or not is_name(text):
        return None
    right = block.look.align == "right"
    strong = block.bold >= _MOSTLY or block.italic >= _MOSTLY or block.tail == text
    partly = bool(block.bold or block.italic) and text != block.text
    if not (right or strong or partly or block.look.align == "center"):
        return None
    return text if right or len(_WORD.findall(text)) > 1 else None


def closing(blocks: Sequence[Block], numbers: Sequence[int]) -> Closing:
    """What the last of the blocks `numbers` (those of prose, in order) say of author and source."""
    author: tuple[str, str] | None = None
    source: tuple[str, str] | None = None
    used: set[int] = set()
    for number in reversed(numbers[-_LOOKED_AT:]):
        block = blocks[number]
        said = signature(_UPDATED.sub("", block.text)) if len(block.text) <= _LIMIT else None
        if said is not None and (said.author or said.source):
            author = author or (_named(said.author, "generic:label"))
            source = source or (_named(said.source, "generic:label"))
        elif author is None and (name := _bare(block)):
            author = (name, "generic:signature")
        else:
            break
        used.add(number)
    glued = ""
    left = [number for number in numbers if number not in used]
    if author is None and left and (glued := _glued(blocks[left[-1]])):
        author = (glued, "generic:glued")
    return Closing(
        *(author or (None,))[:1], *(source or (None,))[:1],
        (author or ("", ""))[1], (source or ("", ""))[1], frozenset(used), glued,
    )  # fmt: skip


def _named(text: str | None, how: str) -> tuple[str, str] | None:
    return (text, how) if text else None


def _glued(block: Block) -> str:
    """The name at the end of a paragraph, run on to its last sentence."""
    if block.kind is Kind.ROW:
        return ""
    tail = clean(block.tail).strip(" ()")
    if tail and is_name(tail) and len(_WORD.findall(tail)) > 1:
        before = block.text[: -len(block.tail)].rstrip(" (")
        if before and before[-1] in ".!?…”\"":
            return block.tail
    glued = _GLUED_CLOSE.search(block.text[-_NAME_LIMIT:])
    return glued["name"] if glued and len(block.text) > len(glued["name"]) + 40 else ""


def source_lines(blocks: Sequence[Block], numbers: Sequence[int]) -> dict[int, str]:
    """Lines in the middle of an article that are only its source (a text pasted twice)."""
    found: dict[int, str] = {}
    for number in numbers:
        text = blocks[number].text
        if len(text) <= _NAME_LIMIT and text[:5].casefold() in {"theo ", "nguồn"}:
            said = signature(text)
            if said is not None and said.source and not said.author:
                found[number] = said.source
    return found
