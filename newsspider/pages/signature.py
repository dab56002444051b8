"""Signatures: who wrote an article and where it was taken from, by its last lines.

A signature has a label ("Tác giả: …", "Tin, ảnh: …", "Theo …"), or it is a bare name set apart:
to the right, bold or italic, after the last full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.names import is_name, is_person, run_on, words
from newsspider.text.labels import signature
from newsspider.text.unicode import clean

_LOOKED_AT = 4
_LIMIT = 120
_NAME_LIMIT = 60
_SENTENCE = 40
_MOSTLY = 0.7
_LINKED = 0.5
_DIGIT = re.compile(r"\d")
_UPDATED = re.compile(r"\s*\(\s*cập nhật[^)]{0,40}\)\s*$", re.IGNORECASE)
# "Khánh An (TTXVN)": who wrote it, and for whom.
_AGENCY = re.compile(
    r"(?P<name>[^()/]{2,40}?)\s*(?:\(|/)\s*"
    r"(?P<agency>(?:TTX|VOV|VTV|VGP|Báo |VnExpress|VietnamPlus)[^()]{0,40})\)?\.?$"
)
_NOTE = re.compile(r"[(\[]\d{1,2}[)\]]\s*\S")
# Above and around the name of whoever signs a document.
_SIGNED = re.compile(
    r"\((?i:đã ký)\)|^(?i:đã ký)$|^(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐỦÂ]"
    r"|^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG (?:BAN|PHÒNG)|HIỆU TRƯỞNG"
    r"|(?:CHI )?CỤC TRƯỞNG|CHÁNH ÁN|VIỆN TRƯỞNG|BỘ TRƯỞNG)$"
)
_SOURCE_WORDS = ("theo ", "nguồn")


@dataclass(frozen=True, slots=True)
class Said:
    """A name, and how it was told to be one."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What the last lines of an article say."""

    author: Said | None = None
    source: Said | None = None
    blocks: frozenset[int] = frozenset()
    """The blocks that say only this."""
    glued: str = ""
    """The name at the end of the last paragraph that belongs to no sentence."""


def _labelled(block: Block) -> tuple[str | None, str | None]:
    if len(block.text) > _LIMIT:
        return None, None
    said = signature(_UPDATED.sub("", block.text))
    if said is None:
        agency = _AGENCY.match(block.text)
        if agency is None or not is_name(agency["name"]):
            return None, None
        return agency["name"], agency["agency"].strip()
    # "Theo kế hoạch, …" begins a sentence; a source is a name or an address.
    named = said.source and (said.source[0].isupper() or "." in said.source[:-1])
    return said.author, said.source if named else None


def _bare(block: Block) -> str | None:
    """The name that a line is, set apart by its typography."""
    if block.kind in {Kind.HEADING, Kind.ROW} or block.linked >= _LINKED:
        return None
    if len(block.text) > _LIMIT:
        return None
    text = _unbracketed(_UPDATED.sub("", block.text).strip(" *.-–—"))
    if _DIGIT.search(text) or not (is_name(text) or is_person(text)):
        return None
    right = block.look.align == "right"
    strong = max(block.bold, block.italic) >= _MOSTLY or block.tail == text
    partly = bool(block.bold or block.italic) and text != block.text
    if right or strong or partly or block.look.align == "center":
        return text if right or words(text) > 1 else None
    return text if is_person(text) else None


def _unbracketed(text: str) -> str:
    """A text without brackets around it, or one that nothing closes."""
    if text.startswith("(") or text.count("(") != text.count(")"):
        return text.strip(" ().")
    return text


def closing(blocks: Sequence[Block], numbers: Sequence[int]) -> Closing:
    """What the last of the blocks `numbers` (those of prose, in order) say of author and source."""
    # Whoever signs a document has not written the page.
    last = (blocks[number].text for number in numbers[-_LOOKED_AT:])
    signed = any(len(text) <= _NAME_LIMIT and _SIGNED.search(text) for text in last)
    return Closing() if signed else _closing(blocks, numbers)


def _closing(blocks: Sequence[Block], numbers: Sequence[int]) -> Closing:
    author: Said | None = None
    source: Said | None = None
    used: set[int] = set()
    for number in reversed(_without_notes(blocks, numbers)[-_LOOKED_AT:]):
        wrote, taken = _labelled(blocks[number])
        if wrote or taken:
            author = author or (Said(wrote, "generic:label") if wrote else None)
            source = source or (Said(taken, "generic:label") if taken else None)
        elif author is None and (name := _bare(blocks[number])):
            author = Said(name, "generic:signature")
        else:
            break
        used.add(number)
    left = [number for number in numbers if number not in used]
    glued = _glued(blocks[left[-1]]) if author is None and left else ""
    if glued:
        author = Said(glued.strip(" ()"), "generic:glued")
    return Closing(author, source, frozenset(used), glued)


def _without_notes(blocks: Sequence[Block], numbers: Sequence[int]) -> Sequence[int]:
    """The same without the footnotes that stand under a signature."""
    end = len(numbers)
    while end and _NOTE.match(blocks[numbers[end - 1]].text):
        end -= 1
    return numbers[:end]


def _glued(block: Block) -> str:
    """The name at the end of a paragraph, run on to its last sentence."""
    if block.kind is Kind.ROW or len(block.text) <= _SENTENCE:
        return ""
    tail = clean(block.tail)
    name = tail.strip(" ()")
    if is_name(name) and words(name) > 1 and block.text.endswith(tail):
        before = block.text.removesuffix(tail).rstrip(" (")
        if before and before[-1] in '.!?…”"':
            return tail
    return run_on(block.text[-_NAME_LIMIT:])


def closing_below(blocks: Sequence[Block]) -> Closing:
    """What the lines right under a body say of author and source."""
    said = [n for n, block in enumerate(blocks) if block.text][:_LOOKED_AT]
    while said:
        found = _closing(blocks, said)
        if (found.author or found.source) and not found.glued:
            return found
        said.pop()
    return Closing()


def source_lines(blocks: Sequence[Block], numbers: Sequence[int]) -> dict[int, str]:
    """Lines in the middle of an article that are only its source (a text pasted twice)."""
    found: dict[int, str] = {}
    for number in numbers:
        text = blocks[number].text
        if len(text) <= _NAME_LIMIT and text.casefold().startswith(_SOURCE_WORDS):
            wrote, taken = _labelled(blocks[number])
            if taken and not wrote:
                found[number] = taken
    return found
