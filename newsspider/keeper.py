"""Keeper: one portal's memory while it is crawled: archive, database, journal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from newsspider import __version__
from newsspider.archive.groupsync import GroupSync
from newsspider.archive.reader import read_capture
from newsspider.archive.uris import target_uri
from newsspider.archive.writer import WarcWriter
from newsspider.earlier import Earlier
from newsspider.errors import NormalisationError
from newsspider.mending import Mended, mend
from newsspider.model import Capture, Card, Fetch, Observation, Problem, Role
from newsspider.portal import Portal
from newsspider.reading import Reading
from newsspider.store.articles import Outcome, Saved
from newsspider.store.database import Store, open_store
from newsspider.store.frontier import Queued
from newsspider.store.journal import Journal
from newsspider.store.known import Known
from newsspider.store.lock import PortalLock
from newsspider.store.queue import Queue
from newsspider.store.runs import RunCounts
from newsspider.text.numbers import parse_count
from newsspider.text.urls import canonical

# Journal lines between two syncs; what a power cut takes of them, the next run writes again.
_LINES = 64


class Keeper:
    """Keeps what a crawl fetches, and what it means; for one process and one thread."""

    def __init__(
        self,
        data: Path,
        portal: Portal,
        store: Store,
        writer: WarcWriter,
        journal: Journal,
        lock: PortalLock,
    ) -> None:
        self.portal = portal
        self._data = data
        self.store = store
        self.queue = Queue(store)
        self.writer = writer
        self.journal = journal
        self.run: int | None = None
        self.mended = Mended()
        self._lock = lock
        self._disk = GroupSync(writer.syncing)
        self._told = store.journalled_until(portal.name)
        self._untold = 0
        self.earlier = Earlier(data, store, portal.name)

    @classmethod
    def open(
        cls,
        data: Path,
        portal: Portal,
        *,
        operator: str | None,
        user_agent: str,
        series: str | None = None,
    ) -> Self:
        """The memory in the folder `data`, made where there is none, mended where it was torn.

        `series`: that of the archive files, where what others have had is kept (WarcWriter).

        Raises:
            UnderWayError: another process keeps this portal.
            DataFolderError: the folder cannot be made or written.
            StoreError: the database cannot be used.
            ArchiveError: a torn archive file cannot be mended.
        """
        with ExitStack() as undone:
            lock = PortalLock(data, portal.name)
            undone.callback(lock.release)
            store = open_store(data)
            undone.callback(store.close)
            writer = WarcWriter(
                data,
                portal.name,
                software=f"newsspider/{__version__}",
                operator=operator,
                user_agent=user_agent,
                series=series,
            )
            journal = Journal(data, portal.name)
            mended = mend(data, portal.name, store, journal)
            undone.pop_all()
        keeper = cls(data, portal, store, writer, journal, lock)
        keeper.mended = mended
        return keeper

    def begin(self, at: datetime, argv: Sequence[str]) -> None:
        """Open a run: what is kept from now on belongs to it."""
        self.run = self.store.begin_run(self.portal.name, at, argv)
        for each in self.mended.files:
            if each.lost or each.damaged:
                lost = f"{each.lost} bytes cut off, {each.damaged} bytes unreadable: {each.file}"
                self.problem(Problem("archive.torn", lost), at)

    def settle(self) -> None:
        """Close the archive file, have the journal on disk.

        Raises:
            ArchiveError, DataFolderError, StoreError: the disk refused; the next run finishes it.
        """
        try:
            self.writer.close()
            self._sync_journal()
        finally:
            self.journal.close()

    def end(self, at: datetime, *, finish_reason: str, verdict: str, counts: RunCounts) -> None:
        """Close the run.

        Raises:
            StoreError: the database refused; for the next run this one was killed.
        """
        if self.run is not None:
            self.store.end_run(
                self.run, at, finish_reason=finish_reason, verdict=verdict, counts=counts
            )

    def close(self) -> None:
        """Let go of the portal, whatever state it is in."""
        self.journal.close()
        self.store.close()
        self._lock.release()

    async def keep(self, fetch: Fetch) -> Capture:
        """Archive one exchange; when it is on disk, remember where it lies; what is there already, by reference.

        Raises:
            ArchiveError: the archive cannot be written.
            StoreError: the database cannot be written.
        """
        first = self.earlier.repeated(fetch)
        capture = self.writer.write_revisit(fetch, first) if first else self.writer.write(fetch)
        await self._disk.synced()
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

    def save(self, reading: Reading, *, done_at: datetime | None = None) -> Saved:
        """Store a record, and (at once with it) that the task it was fetched for is done.

        A new or changed one goes to the journal too. Without `done_at` there was no task.
        """
        capture = reading.capture
        with self.store.write():
            saved = self.store.save_record(
                reading.record,
                capture=capture.id if capture else None,
                run=self.run,
                seen_at=reading.seen_at,
                asked=reading.asked,
            )
            if reading.asked and done_at:
                url = canonical(reading.asked)
                self.queue.settle(self.portal.name, url, state="done", due=done_at, now=done_at)
        if saved.outcome is not Outcome.UNCHANGED:
            self._tell()
        return saved

    def _tell(self) -> None:
        """Bring the journal up to the database, and to the disk once in a while."""
        lines = self.store.journal_lines(self.portal.name, self._told)
        self.journal.append(lines)
        self._told = lines[-1].revision if lines else self._told
        self._untold += len(lines)
        if self._untold >= _LINES:
            self._sync_journal()

    def _sync_journal(self) -> None:
        if self._untold:
            self.journal.sync()
            self.store.journalled(self.portal.name, self._told)
            self._untold = 0

    def answered(self, url: str, since: datetime) -> Capture | None:
        """The last whole answer of a URL at `since` or later."""
        capture = self.store.newest_capture(self.portal.name, target_uri(url), since)
        whole = capture is not None and capture.status != 304 and not capture.truncated
        return capture if whole else None

    def read(self, capture: Capture) -> Fetch:
        """The exchange of a capture.

        Raises:
            ArchiveError: it cannot be read.
        """
        first = self.store.first_capture(self.portal.name, capture.url, capture.digest)
        return read_capture(self._data, capture, first)

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
        if self.queue.offer(row, again_before=None, now=now):
            self.queue.settle(self.portal.name, url, state="done", due=now, now=now)
