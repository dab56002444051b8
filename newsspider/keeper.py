"""Keeper: one portal's memory while it is crawled: archive, database, journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from newsspider import __version__
from newsspider.archive.recovery import Recovery, recover
from newsspider.archive.writer import WarcWriter
from newsspider.earlier import Earlier
from newsspider.errors import NormalisationError
from newsspider.model import Capture, Card, Fetch, Observation, Problem, Role
from newsspider.portal import Portal
from newsspider.reading import Reading
from newsspider.store.articles import Outcome, Saved
from newsspider.store.database import Store, open_store
from newsspider.store.frontier import Queued
from newsspider.store.journal import Journal
from newsspider.store.known import Known
from newsspider.store.runs import RunCounts
from newsspider.text.numbers import parse_count
from newsspider.text.urls import canonical


class Keeper:
    """Keeps what a crawl fetches, and what it means; for one process and one thread."""

    def __init__(self, portal: Portal, store: Store, writer: WarcWriter, journal: Journal) -> None:
        self.portal = portal
        self.store = store
        self.writer = writer
        self.journal = journal
        self.run: int | None = None
        self.recovered: tuple[Recovery, ...] = ()
        self.earlier: Earlier

    @classmethod
    def open(cls, data: Path, portal: Portal, *, operator: str | None, user_agent: str) -> Self:
        """The memory in the folder `data`, made where there is none, mended where it was torn.

        Raises:
            DataFolderError: the folder cannot be made or written.
            StoreError: the database cannot be used.
            ArchiveError: a torn archive file cannot be mended.
        """
        store = open_store(data)
        writer = WarcWriter(
            data,
            portal.name,
            software=f"newsspider/{__version__}",
            operator=operator,
            user_agent=user_agent,
        )
        keeper = cls(portal, store, writer, Journal(data, portal.name))
        keeper.earlier = Earlier(data, store, portal.name)
        keeper.recovered = recover(data / "archive" / portal.name)
        return keeper

    def begin(self, at: datetime, argv: Sequence[str]) -> None:
        """Open a run: what is kept from now on belongs to it."""
        self.run = self.store.begin_run(self.portal.name, at, argv)

    def end(self, at: datetime, *, finish_reason: str, verdict: str, counts: RunCounts) -> None:
        """Close the archive file, the journal and the run."""
        self.writer.close()
        self.journal.close()
        if self.run is not None:
            self.store.end_run(
                self.run, at, finish_reason=finish_reason, verdict=verdict, counts=counts
            )

    def keep(self, fetch: Fetch) -> Capture:
        """Archive one exchange and remember where it lies; what is there already, by reference.

        Raises:
            ArchiveError: the archive cannot be written.
            StoreError: the database cannot be written.
        """
        first = self.earlier.repeated(fetch)
        capture = self.writer.write_revisit(fetch, first) if first else self.writer.write(fetch)
        return replace(capture, id=self.store.save_capture(capture, self.run))

    def note(self, fetch: Fetch) -> None:
        """Archive that an exchange never came to be; there is no answer to point at.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        self.writer.write_failure(fetch)

    def confirm(self, url: str, capture: Capture) -> bool:
        """Note that the article at `url` was answered with a 304; False where none is known."""
        return self.store.confirm(
            self.portal.name, canonical(url), seen_at=capture.fetched_at, capture=capture.id
        )

    def save(self, reading: Reading) -> Saved:
        """Store a record; a new or changed one goes to the journal too."""
        capture = reading.capture
        saved = self.store.save_record(
            reading.record,
            capture=capture.id if capture else None,
            run=self.run,
            seen_at=reading.seen_at,
            asked=reading.asked,
        )
        if saved.outcome is not Outcome.UNCHANGED:
            self.journal.append(
                reading.record, outcome=saved.outcome, capture=capture, seen_at=reading.seen_at
            )
        return saved

    def watch(self, card: Card, known: Known, capture: Capture) -> None:
        """Note the view count that a listing prints for a known article."""
        try:
            views = parse_count(card.views) if card.views else None
        except NormalisationError:
            return
        if views is None:
            return
        self.store.save_observation(
            Observation(
                key=known.key,
                observed_at=capture.fetched_at,
                views=views,
                comments=None,
                status=capture.status,
                capture=capture.id,
                role=Role.LISTING,
            )
        )

    def problem(self, problem: Problem, at: datetime) -> None:
        """Remember a problem of this run."""
        self.store.save_problem(problem, portal=self.portal.name, run=self.run, at=at)

    def remember_done(self, url: str, now: datetime) -> None:
        """Have the frontier know a URL as fetched, where it knows nothing of it."""
        row = Queued(portal=self.portal.name, url=url, fetch_url=url, role=Role.ARTICLE, section="")
        if self.store.offer(row, again_before=None, now=now):
            self.store.settle(self.portal.name, url, state="done", due=now, now=now)
