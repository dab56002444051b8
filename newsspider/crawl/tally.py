"""The counts of one run, and the verdict that follows from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum


class Verdict(IntEnum):
    """How a run ended; the value is the exit status (docs/exit-statuses.md)."""

    FINE = 0
    """Every section answered; what was fetched could be read, or nothing new was due."""
    WRONG_USE = 2
    """What was typed cannot be done."""
    UNREACHABLE = 3
    """A section's listing could not be fetched."""
    EMPTY = 4
    """A listing answered but names no article."""
    UNREAD = 5
    """Most article pages that were due could not be fetched or read."""
    CUT_SHORT = 6
    """Stopped before its end: by a signal, a time limit or an error; the next run goes on."""
    NOT_KEPT = 7
    """The data folder, the archive or the database could not be written."""
    UNDER_WAY = 8
    """Another crawl of this portal is running."""

    @property
    def words(self) -> str:
        """The verdict as shown to people."""
        return self.name.lower().replace("_", " ")


# From bad to worst: with several portals the worst decides the exit status.
_GRAVITY = (
    Verdict.FINE,
    Verdict.UNDER_WAY,
    Verdict.CUT_SHORT,
    Verdict.EMPTY,
    Verdict.UNREAD,
    Verdict.UNREACHABLE,
    Verdict.WRONG_USE,
    Verdict.NOT_KEPT,
)


def worst(verdicts: list[Verdict]) -> Verdict:
    """The gravest of several verdicts; FINE for none."""
    return max(verdicts, key=_GRAVITY.index, default=Verdict.FINE)


@dataclass(slots=True)
class Tally:
    """What one run has counted so far."""

    sections: int = 0
    """Section listings asked for."""
    answered: int = 0
    """Section listings that answered with a page."""
    unreachable: int = 0
    """Section listings that could not be fetched."""
    empty: int = 0
    """Section listings that named no article."""
    listings: int = 0
    """Listing pages read, later pages of a section included."""
    cards: int = 0
    """Articles that the listings named, known ones included."""
    articles: int = 0
    """Article pages fetched, readable or not."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    """Article pages that are not there any more: 404, 410, or said in another way."""
    failed: int = 0
    """Article pages that could not be fetched or read, the gone ones not among them."""
    files: int = 0
    """Documents and pictures archived, or found to be as they were."""
    files_failed: int = 0
    """Documents and pictures that could not be fetched, or were none."""
    supposed: int = 0
    """Pages that were only supposed to be articles, and are none: no failures."""
    captures: int = 0
    """Responses archived, robots.txt and errors included."""
    bytes: int = 0
    """Bytes of bodies as sent."""
    not_kept: int = 0
    """Responses or records that could not be written."""
    broken: int = 0
    """Exceptions in our own code."""
    problems: Counter[str] = field(default_factory=Counter)
    """Problem codes and how often each was met."""

    @property
    def read(self) -> int:
        """Article pages that became records."""
        return self.new + self.changed + self.unchanged


_FINISHED = "finished"
_UNREACHABLE = "unreachable"
# Fewer failures than this may be the portal's own dead links, whatever their share.
_FEW = 3


def judge(tally: Tally, finish_reason: str) -> Verdict:
    """The verdict on a run that ended for `finish_reason` (Scrapy's word)."""
    if tally.not_kept:
        return Verdict.NOT_KEPT
    if tally.unreachable or finish_reason == _UNREACHABLE:
        return Verdict.UNREACHABLE
    if tally.articles and not tally.read and tally.failed:
        return Verdict.UNREAD
    if tally.failed > max(_FEW, tally.read):
        return Verdict.UNREAD
    if tally.empty or (tally.listings and not tally.cards):
        return Verdict.EMPTY
    if finish_reason != _FINISHED or tally.broken:
        return Verdict.CUT_SHORT
    return Verdict.FINE
