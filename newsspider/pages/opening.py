"""Openings: the summary at the head of an article, where its body begins with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsspider.pages.blocks import Block, Kind
from newsspider.text.unicode import fold

_MOSTLY = 0.85
_SUMMARY = 70
_AMONG = 2
_CLASSES = re.compile(
    r"(?:^|[-_\s])(?:sapo|lead|summary|summery|hometext|tomtat|tom-?tat|mota|mo-?ta(?:-?ngan)?|motangan"
    r"|trich-?dan|trichyeu|chapeau|excerpt|intro(?:duction)?|standfirst|sub-?title|brief|description"
    r"|entry-summary|articlesummary|gioi-?thieu-?ngan)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CUT_MARKS = ".… "


@dataclass(frozen=True, slots=True)
class Opening:
    """The lead, and how many blocks of the body it stands in."""

    lead: str | None
    blocks: int = 0


def is_lead_class(classes: str) -> bool:
    """Whether these class names are those that themes give to the summary."""
    return bool(_CLASSES.search(classes))


def _is_classed(block: Block) -> bool:
    element = block.owner
    for _ in range(2):
        if is_lead_class(f"{element.get('class') or ''} {element.get('id') or ''}"[:200]):
            return True
        parent = element.getparent()
        if parent is None or len(parent) > 3:
            break
        element = parent
    return False


def _is_styled(block: Block) -> bool:
    """Whether a paragraph is set as a summary: bold all through, long, not centred."""
    return (
        block.bold >= _MOSTLY
        and len(block.text) >= _SUMMARY
        and block.look.align != "center"
        and block.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE}
    )


def _same(lead: str, text: str) -> bool:
    """Whether `text` is the lead printed again, whole."""
    return fold(lead).strip(_CUT_MARKS) == fold(text).strip(_CUT_MARKS)


def opening(blocks: Sequence[Block], lead: str | None) -> Opening:
    """The lead among the first blocks of a body; a `lead` known from elsewhere stays."""
    if lead is not None:
        return Opening(lead, 1 if blocks and _same(lead, blocks[0].text) else 0)
    if len(blocks) < 2:
        return Opening(None)
    if _is_classed(blocks[0]) and len(blocks[0].text) <= 1500:
        return Opening(blocks[0].text, 1)
    rest = blocks[1:]
    if _is_styled(blocks[0]) and any(not _is_styled(b) and len(b.text) >= _SUMMARY for b in rest):
        return Opening(blocks[0].text, 1)
    return Opening(None)
