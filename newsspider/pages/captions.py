"""Captions: which lines beside a picture describe it.

Editors mark a caption by its place (the line under the photo, the cell under it) and by its
typography (centred, italic, small, coloured), seldom by a tag. Where they mark nothing, it is a
short line without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import is_pointer
from newsspider.pages.names import is_name
from newsspider.text.labels import signature
from newsspider.text.unicode import fold

_Mark = TypeVar("_Mark", str, bool)
_PROSE = 120
_LONG = 500
_ACCEPTED = 2
_MOSTLY = 0.8
_CREDIT = re.compile(
    r"(?:^|[\s(.,;–-])(?:ảnh|nguồn ảnh|ảnh nguồn|đồ họa|photo|ảnh minh họa"
    r"|ảnh tư liệu)\s*(?:[:(_]|$|-)"
    r"|/TTXVN|\((?:ảnh|nguồn)\b",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(r"\W*(?:ảnh|nguồn ảnh|đồ họa|photo)\s*[:–-]\s*\S.{0,50}", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:cac |mot so )?(?:dong chi|dai bieu|quang canh|toan canh|lanh dao|anh|hinh|chan dung"
    r"|khung canh"
    r"|ong |ba |pho |chu tich|bi thu|doan |canh |le |thu truong|bo truong|dc |dc:|can bo"
    r"|hoc sinh|nguoi dan)"
)
_PHOTO_VERBS = re.compile(
    r"\b(?:phat bieu|chu tri|trao (?:qua|tang|bang|giay|co|thuong)|tang (?:qua|hoa|bang|giay)"
    r"|chup anh"
    r"|tai (?:hoi nghi|buoi|le|cuoc hop|ky hop|dai hoi|lop)|minh hoa|tham quan|cat bang"
    r"|dang huong)\b"
)
# Items of a list, and words that go on from the paragraph before.
_PROSE_START = re.compile(
    r"(?:\(?[\divxlc]{1,4}[.)/]|[-+*•–]\s|[a-hđ][.)]\s"
    r"|(?:một|hai|ba|bốn|năm|sáu) là\b|thứ (?:nhất|hai|ba|tư)\b|theo (?:đó|kế hoạch|báo cáo)\b"
    r"|(?:nhân )?dịp này\b|tại (?:đây|đó)\b|cùng (?:ngày|với đó)\b|qua đó\b"
    r"|(?:pv|phóng viên|hỏi|đáp|trả lời|\*)\s*:|(?:ngoài|tuy|bên cạnh|đồng|trước|sau|nhờ|do|vì) (?:ra|nhiên|đó|thời|vậy)\b)",
    re.IGNORECASE,
)
# A photo shows no one saying that something is so.
_SPEECH = re.compile(r"\b(?:cho biet|cho hay|chia se|khang dinh|nhan manh|cho rang)\b(?!.{0,20}$)")
_NUMBERED = re.compile(r"(?:ảnh|hình)\s*\d{1,2}\s*[.:]\s*\S", re.IGNORECASE)
_GOES_ON = re.compile(r"[,–-]$")


@dataclass(frozen=True, slots=True)
class Usual:
    """How the prose of an article looks, against which captions stand out."""

    align: str = ""
    colour: str = ""
    size: str = ""
    italic: bool = False


def usual(blocks: Sequence[Block]) -> Usual:
    """How most of the prose of these blocks looks."""
    texts = [b for b in blocks if b.figure is None and len(b.text) >= _PROSE / 2]
    prose = [b for b in texts if len(b.text) >= _PROSE] or texts
    sizes = [len(block.text) for block in prose]
    return Usual(
        _most([block.look.align for block in prose], sizes, ""),
        _most([block.look.colour for block in prose], sizes, ""),
        _most([block.look.size for block in prose], sizes, ""),
        _most([block.italic >= _MOSTLY for block in prose], sizes, False),
    )


def _most(marks: Sequence[_Mark], sizes: Sequence[int], none: _Mark) -> _Mark:
    """The mark of most letters; the first of those that have as many."""
    letters: dict[_Mark, int] = {}
    for mark, size in zip(marks, sizes, strict=True):
        letters[mark] = letters.get(mark, 0) + size
    return max(letters, key=letters.__getitem__, default=none)


def _typography(block: Block, custom: Usual) -> int:
    score = 0
    if block.look.align == "center" != custom.align:
        score += 3
    if block.italic >= _MOSTLY and not custom.italic:
        score += 3
    if block.look.colour != custom.colour and block.look.colour:
        score += 2
    if block.look.size != custom.size and block.look.size:
        score += 1
    return score


def _wording(block: Block) -> int:
    text = block.text
    folded = fold(text[:200])
    score = 2 if len(text) <= 100 else 1 if len(text) <= 160 else 0 if len(text) <= 260 else -3
    score += 1 if text[-1] not in ".!?;" else 0
    score += 1 if _SUBJECT.match(folded) else 0
    score += 1 if _PHOTO_VERBS.search(folded) else 0
    score += 4 if _CREDIT.search(text) else 0
    score -= 4 if _PROSE_START.match(text) else 0
    score -= 3 if text[-1] == ":" or _SPEECH.search(folded) else 0
    return score


def _beside(block: Block, picture: Block) -> bool:
    """Whether a line stands in the same element as a picture, or next to its element."""
    if block.owner is picture.owner:
        return True
    around = block.owner.getparent()
    return around is not None and around in (picture.owner, picture.owner.getparent())


def _likeness(block: Block, picture: Block, custom: Usual) -> int:
    """How much a line after a picture is like its caption."""
    if block.kind is Kind.CAPTION and block.text:
        return 10
    if block.kind in {Kind.ROW, Kind.HEADING} or not block.text or len(block.text) > _LONG:
        return -9
    if is_pointer(block.text) or signature(block.text) is not None:
        return -9
    if block.look.align == "right" != picture.look.align and is_name(block.text):
        return -9
    if block.figure is not None and block.figure is picture.figure:
        return 10
    marks = _typography(block, custom)
    score = marks + _wording(block)
    if block.bold >= _MOSTLY and not marks:
        score -= 2
    if not marks and not _beside(block, picture):
        score -= 2
    if block.owner is picture.owner and block.line:
        score += 1
    if block.kind is Kind.ITEM is not picture.kind:
        score -= 2
    return score


def _same_marks(one: Block, other: Block) -> bool:
    return (one.bold >= _MOSTLY, one.italic >= _MOSTLY, one.look.align) == (
        other.bold >= _MOSTLY,
        other.italic >= _MOSTLY,
        other.look.align,
    )


def _continues(caption: Block, block: Block, picture: Block) -> bool:
    """Whether a line goes on with the caption before it."""
    if not block.text or block.kind in {Kind.IMAGE, Kind.ROW, Kind.HEADING}:
        return False
    if block.figure is not None and block.figure is picture.figure and block.cell is caption.cell:
        return True
    if block.kind is Kind.CAPTION and block.owner is caption.owner:
        return True
    if _CREDIT_LINE.fullmatch(block.text):
        return True
    if len(block.text) > _PROSE or not _same_marks(caption, block):
        return False
    return bool(_GOES_ON.search(caption.text)) and bool(caption.bold or caption.italic)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption, and the blocks that it is printed in."""

    text: str
    blocks: tuple[int, ...]


def _read(blocks: Sequence[Block], start: int, picture: Block) -> Caption:
    numbers = [start]
    while numbers[-1] + 1 < len(blocks):
        following = numbers[-1] + 1
        if not _continues(blocks[numbers[-1]], blocks[following], picture):
            break
        numbers.append(following)
    return Caption(" ".join(blocks[n].text for n in numbers), tuple(numbers))


def captions(blocks: Sequence[Block]) -> tuple[Caption, ...]:
    """The captions of the pictures of these blocks, in reading order."""
    custom = usual(blocks)
    found: list[Caption] = []
    number = 0
    while number < len(blocks):
        if blocks[number].kind is not Kind.IMAGE:
            if blocks[number].kind is Kind.CAPTION and blocks[number].text:
                found.append(_read(blocks, number, blocks[number]))
                number = found[-1].blocks[-1]
            number += 1
            continue
        first, free = number, found[-1].blocks[-1] + 1 if found else 0
        while number < len(blocks) and blocks[number].kind is Kind.IMAGE:
            number += 1
        if free < first and _NUMBERED.match(blocks[first - 1].text):
            found.append(Caption(blocks[first - 1].text, (first - 1,)))
            continue
        for caption in _under(blocks, first, number, custom):
            found.append(caption)
            number = caption.blocks[-1] + 1
    return tuple(found)


def _under(blocks: Sequence[Block], first: int, number: int, custom: Usual) -> list[Caption]:
    """The captions under the pictures `first` to `number`, of which the last is not one."""
    found: list[Caption] = []
    pictures, picture = number - first, blocks[number - 1]
    while number < len(blocks) and len(found) < pictures:
        likeness = _likeness(blocks[number], picture, custom)
        if likeness < (_ACCEPTED if not found else 2 * _ACCEPTED):
            break
        found.append(_read(blocks, number, picture))
        number = found[-1].blocks[-1] + 1
    return found


def figures_among(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The pictures among these blocks, with their captions."""
    if not any(block.kind is Kind.IMAGE for block in blocks):
        return ()
    described = caption_blocks(captions(blocks))
    return tuple(b for n, b in enumerate(blocks) if n in described or b.kind is Kind.IMAGE)


def caption_blocks(captions: Sequence[Caption]) -> frozenset[int]:
    """The blocks that captions are printed in."""
    return frozenset(number for caption in captions for number in caption.blocks)
