"""Documents typed for fonts older than Unicode: most of Word's before 2005, many since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsspider.text.legacy import TCVN3, VNI, Legacy


def mended(paragraphs: Sequence[str]) -> tuple[Sequence[str], tuple[str, ...]]:
    """The paragraphs in Unicode, and the names of what was mended."""
    repairs: list[str] = []
    for legacy in (TCVN3, VNI):
        redrawn = tuple(_redrawn(paragraphs, legacy))
        if redrawn != tuple(paragraphs):
            paragraphs = redrawn
            repairs.append(legacy.name)
    return paragraphs, tuple(repairs)


def _redrawn(paragraphs: Sequence[str], legacy: Legacy) -> Iterator[str]:
    weighed = [legacy.evidence(p) if legacy.codes.search(p) else None for p in paragraphs]
    sure = any(evidence is not None and evidence.enough for evidence in weighed)
    for paragraph, evidence in zip(paragraphs, weighed, strict=True):
        if evidence is not None and (evidence.enough or (sure and evidence.enough_among_others)):
            yield legacy.decode(paragraph)
        else:
            yield paragraph
