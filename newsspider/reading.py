"""From page to record: the one road that crawl, re-extraction and `extract` all take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from newsspider.check import check
from newsspider.model import Capture, Card, Page, Record
from newsspider.normalise import normalise
from newsspider.portal import Portal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A record, and the visit that it was read from."""

    record: Record
    seen_at: datetime
    """When the page was fetched."""
    capture: Capture | None = None
    """The archived response; None where nothing is kept."""
    asked: str | None = None
    """The URL that was asked for, where another one answered."""


def read_record(page: Page, portal: Portal, card: Card | None = None) -> Record:
    """The record of the article that `page` shows, with what is suspicious about it.

    Raises:
        NotAnArticleError: the page shows none.
    """
    article = portal.read(page, card)
    record = normalise(article, portal=portal.name, fetched_at=page.fetched_at)
    suspicions = check(record)
    return replace(record, problems=record.problems + suspicions) if suspicions else record
