"""From page to record: the one road that crawl, re-extraction and `extract` all take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from newsspider.check import check
from newsspider.errors import NotAnArticleError, StandInError
from newsspider.model import Capture, Card, Page, Record
from newsspider.normalise import normalise
from newsspider.pages.standins import says_more, stand_in
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
        StandInError: another page answers in its place: a wall, an error, "not found" …
        NotAnArticleError: the page shows none.
    """
    try:
        article = portal.read(page, card)
    except NotAnArticleError:
        _refuse_stand_in(page)
        raise
    record = normalise(article, portal=portal.name, fetched_at=page.fetched_at)
    if portal.province:
        today = portal.province_today or None
        record = replace(record, province=portal.province, province_today=today)
    if _says_little(record):
        _refuse_stand_in(page)
    suspicions = check(record)
    return replace(record, problems=record.problems + suspicions) if suspicions else record


# The longest text of a wall or an error that was seen is half of it.
_LITTLE = 1500


def _says_little(record: Record) -> bool:
    """Whether an article has no date of its own, no file and little text: it may be none."""
    dated = record.published is not None and record.how.get("published") != "card"
    if dated or record.attachments or sum(map(len, record.body)) >= _LITTLE:
        return False
    return not says_more(record.body)


def _refuse_stand_in(page: Page) -> None:
    found = stand_in(page)
    if found is not None:
        raise StandInError(page.url, found.kind.value, found.mark)
