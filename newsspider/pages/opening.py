"""Openings: the summary at the head of an article, where its body begins with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.document import has_more_than
from newsspider.text.unicode import fold

_MOSTLY = 0.85
_SUMMARY = 70
_AMONG = 2
_CLASSES = re.compile(
    r"(?:^|[-_\s])(?:sapo|lead|summary|summery|hometext|tomtat|tom-?tat|mota|mo-?ta(?:-?ngan)?"
    r"|motangan"
    r"|trich-?dan|trichyeu|chapeau|excerpt|desc|intro(?:duction)?|standfirst|sub-?title|brief"
    r"|description"
    r"|entry-summary|articlesummary|gioi-?thieu-?ngan|noi-?dung-?ngan|dan-?nhap|loi-?dan)(?:$|[-_\s])",
    re.IGNORECASE,
)
# "ctl00_lblTomTat": a name of the parts "lbl" and "TomTat".
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES_LIMIT = 200
# How much longer a text may be for marks that are letters of their own in NFD, and dots.
_SLACK = 12
_CUT_MARKS = ".… "
_SENTENCE_ENDS = '.…!?"'
_SET_APART = 40
_LONGEST = 1500
# A list or a table under its first sentence does not make a summary of it.
_ITEMS = frozenset({"li", "td", "th", "dd"})
_TOO_LONG = 140


@dataclass(frozen=True, slots=True)
class Opening:
    """The lead, and which block of the body is only that."""

    lead: str | None
    block: int | None = None


@lru_cache(maxsize=4096)
def _names_summary(names: str) -> bool:
    return _CLASSES.search(_HUMP.sub("-", names)) is not None


def is_summary(block: Block) -> bool:
    """Whether a block's element, or one close around it, is named as themes name the summary."""
    if block.inner and _names_summary(block.inner[:_NAMES_LIMIT]):
        return True
    element = block.owner
    for _ in range(2):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_NAMES_LIMIT]
        if names != " " and _names_summary(names):
            return True
        parent = element.getparent()
        if parent is None or has_more_than(parent, 3):
            break
        element = parent
    return False


def _is_styled(block: Block, *, centred: bool = False) -> bool:
    """Whether a paragraph is set as a summary: bold or italic all through, long, and no heading.

    `centred`: all of the prose is, as on pages that are laid out so.
    """
    return (
        max(block.bold, block.italic) >= _MOSTLY
        and len(block.text) >= _SUMMARY
        and (centred or block.look.align != "center")
        and block.text[-1] != ":"
        and block.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE}
        and (block.kind is not Kind.HEADING or _is_sentence(block.text))
    )


def _is_sentence(text: str) -> bool:
    """Whether a heading is set so for its size alone: it is a sentence, or too long for one."""
    return text[-1] in _SENTENCE_ENDS or len(text) >= _TOO_LONG


def is_same(one: str, other: str) -> bool:
    """Whether two texts are the same but for marks, case and a cut's dots."""
    if abs(len(one) - len(other)) > _SLACK:
        return False
    return fold(one).strip(_CUT_MARKS) == fold(other).strip(_CUT_MARKS)


def _common(blocks: Sequence[Block]) -> etree._Element:
    """The nearest element around all of these blocks."""
    here = blocks[0].owner
    for block in blocks[1:]:
        around = {block.owner, *block.owner.iterancestors()}
        while here not in around:
            parent = here.getparent()
            if parent is None:
                return here
            here = parent
    return here


def _is_set_apart(block: Block, rest: Sequence[Block]) -> bool:
    """Whether a paragraph stands outside the element that holds the rest of the prose."""
    if not _SET_APART <= len(block.text) <= _LONGEST or block.kind is not Kind.PARAGRAPH:
        return False
    if block.text[-1] == ":":
        return False
    prose = [b for b in rest if len(b.text) >= _SUMMARY]
    if len(prose) < 2 or (block.cell is not prose[0].cell and block.cell is not None):
        return False
    if block.owner.tag not in (tags := {b.owner.tag for b in prose}) and len(tags) == 1:
        return block.line == 0 and _ITEMS.isdisjoint(tags)
    around = _common(prose)
    return around not in {block.owner, *block.owner.iterancestors()}


def opening(
    blocks: Sequence[Block], lead: str | None, apart: int = 0, *, pictured: bool = False
) -> Opening:
    """The lead among the first blocks, of which the first `apart` stand outside the body.

    A `lead` known from elsewhere stays. Of a `pictured` article photos may be all the rest.
    """
    if lead is not None:
        return Opening(lead, 0 if blocks and is_same(lead, blocks[0].text) else None)
    if 0 < apart <= _AMONG and len(blocks[0].text) <= _LONGEST:
        return Opening(blocks[0].text, 0)
    for number, block in enumerate(blocks[:_AMONG]):
        rest = blocks[number + 1 :]
        # What a line before it introduces is a question, or somebody's words.
        if number and blocks[number - 1].text[-1] == ":":
            break
        if not rest:
            return Opening(block.text, number) if pictured and is_summary(block) else Opening(None)
        if _opens(block, rest) or (number == 0 and _is_set_apart(block, rest)):
            return Opening(block.text, number)
        if len(block.text) >= _SUMMARY:
            break
    return Opening(None)


def _opens(block: Block, rest: Sequence[Block]) -> bool:
    """Whether a paragraph is named as a summary, or set as one where the rest is not."""
    if is_summary(block) and len(block.text) <= _LONGEST and not all(map(is_summary, rest)):
        return True
    long = [other for other in rest if len(other.text) >= _SUMMARY]
    centred = {other.look.align for other in long} == {"center"}
    plain = any(max(other.bold, other.italic) < _MOSTLY for other in long)
    return plain and _is_styled(block, centred=centred)
