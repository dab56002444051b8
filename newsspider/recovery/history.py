"""History: what recovered captures say, read by the same readers, told beside our own visits."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from newsspider.archive.reader import page_of, read_capture
from newsspider.errors import ArchiveError, ReadError, StandInError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Page, Problem, Record, Role
from newsspider.pages.standins import Kind
from newsspider.reading import Reading, read_record
from newsspider.store.recovered import Recovered
from newsspider.text.urls import canonical

# A text without a date that stands under so many addresses is no article: a parked domain, a notice.
_EVERYWHERE = 5
_GONE = frozenset({404, 410})
_TOGETHER = 100


@dataclass(slots=True)
class Told:
    """What recovered captures said."""

    listings: int = 0
    articles: int = 0
    """Captures that show an article."""
    new: int = 0
    """Articles that nobody knew."""
    changed: int = 0
    """Captures with a text that was not known of that time."""
    unchanged: int = 0
    gone: int = 0
    """Captures that say that a known article is not there."""
    no_article: int = 0
    """Pages that are neither an article nor a listing: contacts, walls, parked domains."""
    damaged: int = 0
    """Captures that cannot be read from the archive."""


@dataclass(slots=True)
class _Pages:
    """What the first look has found."""

    cards: dict[str, Card] = field(default_factory=dict)
    """The first card of each article, by its canonical URL."""
    counters: list[tuple[Capture, Card]] = field(default_factory=list)
    """View counts that listings print."""
    not_found: list[Capture] = field(default_factory=list)
    """Pages that say so with status 200."""


class History:
    """Reads the recovered captures of one portal that nobody has read yet."""

    def __init__(self, data: Path, keeper: Keeper) -> None:
        self.told = Told()
        self._data = data
        self._keeper = keeper
        self._portal = keeper.portal
        self._recovered = Recovered(keeper.store, keeper.portal.name)

    def read_again(self) -> None:
        """Read all recovered captures of the portal, with the readers of today."""
        self._recovered.mark_unread()
        self.read()

    def read(self) -> None:
        """Read them all, listings first: what articles do not print may stand there.

        What a kill leaves unread is read the next time; what is read twice is told once.

        Raises:
            StoreError, DataFolderError: it cannot be kept.
        """
        unread = self._recovered.unread()
        shown = [each for each in unread if each.status == 200 and each.truncated is None]
        found = self._listings([each for each in shown if each.role is Role.LISTING])
        self._articles([each for each in shown if each.role is Role.ARTICLE], found)
        gone = [each for each in unread if each.status in _GONE] + found.not_found
        self._gone(sorted(gone, key=lambda each: each.fetched_at))
        self._counters(found)
        self.told.no_article += sum(each.role is Role.OTHER for each in shown)
        self._mark(unread)

    def _listings(self, captures: Sequence[Capture]) -> _Pages:
        found = _Pages()
        for capture, page in self._pages(captures):
            try:
                listing = self._portal.read_listing(page)
            except ReadError:
                self.told.no_article += 1
                continue
            self.told.listings += 1
            for card in listing.cards:
                # Years may lie between card and article: a counter is one of its own moment.
                found.cards.setdefault(canonical(card.url), replace(card, views=None))
                if card.views:
                    found.counters.append((capture, card))
        return found

    def _articles(self, captures: Sequence[Capture], found: _Pages) -> None:
        places: defaultdict[bytes, set[str]] = defaultdict(set)
        undated: list[Capture] = []
        read: list[Capture] = []
        for capture, record in self._records(captures, found):
            if record.how.get("published") in {None, "card"}:
                places[_text(record)].add(record.key)
                undated.append(capture)
                continue
            self._save(capture, record)
            read.append(capture)
            if len(read) == _TOGETHER:
                self._mark(read)
                read.clear()
        for capture, record in self._records(undated, found):
            if len(places[_text(record)]) >= _EVERYWHERE:
                self._no_article(capture, "the same text without a date at many addresses")
            else:
                self._save(capture, record)

    def _records(
        self, captures: Sequence[Capture], found: _Pages
    ) -> Iterator[tuple[Capture, Record]]:
        for capture, page in self._pages(captures):
            try:
                record = read_record(page, self._portal, found.cards.get(canonical(page.url)))
            except ReadError as error:
                self._no_article(capture, str(error))
                if isinstance(error, StandInError) and error.kind == Kind.NOT_FOUND:
                    found.not_found.append(capture)
                continue
            yield capture, record

    def _pages(self, captures: Sequence[Capture]) -> Iterator[tuple[Capture, Page]]:
        """The pages of captures, under the addresses that they have at the portal now."""
        for capture in captures:
            try:
                page = page_of(read_capture(self._data, capture))
            except ArchiveError as error:
                self.told.damaged += 1
                self._problem("archive.damaged", str(error), capture)
                continue
            yield capture, replace(page, url=self._portal.at_home(page.url))

    def _save(self, capture: Capture, record: Record) -> None:
        seen_at = capture.fetched_at
        saved = self._keeper.save(Reading(record=record, seen_at=seen_at, capture=capture))
        self.told.articles += 1
        name = saved.outcome.value
        setattr(self.told, name, getattr(self.told, name) + 1)

    def _gone(self, captures: Sequence[Capture]) -> None:
        name, store = self._portal.name, self._keeper.store
        for capture in captures:
            url = canonical(self._portal.at_home(capture.url))
            if store.known(name, url) is None:
                continue
            self.told.gone += 1
            store.mark_gone(
                name, url, seen_at=capture.fetched_at, capture=capture.id, status=capture.status
            )

    def _counters(self, found: _Pages) -> None:
        for capture, card in found.counters:
            known = self._keeper.store.known(self._portal.name, canonical(card.url))
            if known is not None:
                self._keeper.watch(card, known, capture)

    def _no_article(self, capture: Capture, why: str) -> None:
        self.told.no_article += 1
        self._problem("read.not_article", why, capture)

    def _problem(self, code: str, detail: str, capture: Capture) -> None:
        self._keeper.problem(Problem(code, detail, url=capture.url), capture.fetched_at)

    def _mark(self, captures: Sequence[Capture]) -> None:
        ids = [each.id for each in captures if each.id is not None]
        self._recovered.mark_read(ids, datetime.now(UTC))


def _text(record: Record) -> bytes:
    return hashlib.sha256("\n".join((record.title or "", *record.body)).encode()).digest()
