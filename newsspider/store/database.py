"""Store: the database of a data folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from newsspider.errors import DataFolderError, StoreError
from newsspider.model import Capture, Observation, Problem, Record
from newsspider.store import (
    articles,
    captures,
    hosts,
    journal,
    known,
    observations,
    runs,
    schema,
)
from newsspider.store.articles import Saved
from newsspider.store.hosts import HostState
from newsspider.store.journal import Line
from newsspider.store.known import Known
from newsspider.store.runs import Run, RunCounts

NAME = "newsspider.db"
_PATIENCE_MS = 30_000


def open_store(data: Path) -> Store:
    """The store in the folder `data`, made where there is none, its tables brought up to date.

    Raises:
        DataFolderError: the folder cannot be made or written.
        StoreError: the file is no database of ours, is damaged, or is of a newer newsspider.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        path = data / NAME
        path.touch(mode=0o640, exist_ok=True)
    except OSError as error:
        raise DataFolderError(
            f"cannot write in the data folder {data}: {error.strerror}"
        ) from error
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE_MS / 1000)
        connection.row_factory = sqlite3.Row
        connection.execute(f"pragma busy_timeout = {_PATIENCE_MS}")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma foreign_keys = on")
        schema.migrate(connection)
    except sqlite3.Error as error:
        raise StoreError(f"cannot use the database {path}: {error}") from error
    return Store(connection)


class Store:
    """Reads and writes the database; each write is one short transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that takes its lock at once, so that waiting for it is waiting in line.

        Inside another one it is part of that: all is kept, or nothing.

        Raises:
            StoreError: the database refused; nothing of the block is kept.
        """
        joined = self.connection.in_transaction
        if joined:
            yield self.connection
            return
        try:
            self.connection.execute("begin immediate")
            yield self.connection
            self.connection.execute("commit")
        except sqlite3.Error as error:
            raise StoreError(f"cannot write the database: {error}") from error
        finally:
            if self.connection.in_transaction:
                self.connection.execute("rollback")

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def save_capture(self, capture: Capture, run: int | None) -> int:
        """The row of a capture; the same record saved twice is one row."""
        with self.write() as db:
            return captures.save(db, capture, run)

    def told_until(self, file: str) -> int:
        """Byte of an archive file before which every response has its row."""
        return captures.told_until(self.connection, file)

    def adopt(self, found: Iterable[Capture], run: int | None) -> int:
        """Give rows to those responses of the archive that have none; how many."""
        with self.write() as db:
            new = [each for each in found if captures.of_record(db, each.record_id) is None]
            for each in new:
                captures.save(db, each, run)
            return len(new)

    def capture(self, record_id: str) -> Capture | None:
        """The capture that a record of the archive is; None where it has no row."""
        return captures.of_record(self.connection, record_id)

    def newest_capture(self, portal: str, url: str, since: datetime) -> Capture | None:
        """The last response of a URL (as archived) that was fetched at `since` or later."""
        return captures.newest(self.connection, portal, url, since)

    def journal_lines(self, portal: str, after: int) -> Sequence[Line]:
        """What the journal is to tell of a portal after a revision."""
        return journal.lines_after(self.connection, portal, after)

    def journalled(self, portal: str, revision: int) -> None:
        """Note that a portal's journal is on disk up to a revision."""
        with self.write() as db:
            journal.told(db, portal, revision)

    def journalled_until(self, portal: str) -> int:
        """The revision up to which a portal's journal is known to be on disk; 0: none."""
        return journal.told_until(self.connection, portal)

    def first_capture(self, portal: str, url: str, digest: str) -> Capture | None:
        """The oldest whole page of a URL with this entity."""
        return captures.first(self.connection, portal, url, digest)

    def newest_page(self, portal: str, url: str) -> Capture | None:
        """The newest whole page of a URL."""
        return captures.newest_page(self.connection, portal, url)

    def captures_of(self, file: str) -> list[Capture]:
        """All captures that lie in one file of the archive, named from the data folder."""
        return captures.of_file(self.connection, file)

    def capture_files(self, portal: str) -> list[str]:
        """The files of the archive that a portal's captures lie in."""
        return captures.files(self.connection, portal)

    def confirm(self, portal: str, url: str, *, seen_at: datetime, capture: int | None) -> bool:
        """Note that a known article was answered with a 304: there, and as it was."""
        with self.write() as db:
            return known.confirm(db, portal, url, seen_at=seen_at, capture=capture)

    def save_record(
        self,
        record: Record,
        *,
        capture: int | None,
        run: int | None,
        seen_at: datetime,
        asked: str | None = None,
    ) -> Saved:
        """Store what an article said at `seen_at`: record, revision, observation, problems.

        `asked` is the URL that was asked for, where another one answered.
        """
        with self.write() as db:
            saved = articles.save(db, record, capture=capture, seen_at=seen_at, asked=asked)
            for problem in (
                record.problems if saved.outcome is not articles.Outcome.UNCHANGED else ()
            ):
                runs.save_problem(db, problem, portal=record.portal, run=run, at=seen_at)
            return saved

    def save_observation(self, observation: Observation) -> None:
        """Note a counter that a listing printed for a known article."""
        with self.write() as db:
            observations.save(db, observation)

    def known(self, portal: str, url: str) -> Known | None:
        """What is known of the article that answers at a canonical URL."""
        return known.find(self.connection, portal, url)

    def known_urls(self, portal: str) -> Mapping[str, Known]:
        """Each known article of a portal by its URL."""
        return known.by_url(self.connection, portal)

    def mark_gone(
        self, portal: str, url: str, *, seen_at: datetime, capture: int | None, status: int
    ) -> bool:
        """Note that a known article was not there; twice, at visits apart, and it is withdrawn."""
        with self.write() as db:
            return known.mark_gone(db, portal, url, seen_at=seen_at, capture=capture, status=status)

    def begin_run(self, portal: str, at: datetime, argv: Sequence[str]) -> int:
        """Open a run; its number."""
        with self.write() as db:
            return runs.begin(db, portal, at, argv)

    def end_run(
        self, run: int, at: datetime, *, finish_reason: str, verdict: str, counts: RunCounts
    ) -> None:
        """Close a run with what it counted."""
        with self.write() as db:
            runs.end(db, run, at, finish_reason=finish_reason, verdict=verdict, counts=counts)

    def last_run(self, portal: str) -> Run | None:
        """The newest run of a portal, ended or not."""
        return runs.last(self.connection, portal)

    def last_start(self, portal: str) -> datetime | None:
        """When the newest run of a portal began."""
        run = self.last_run(portal)
        return run.started if run else None

    def save_problem(self, problem: Problem, *, portal: str, run: int | None, at: datetime) -> None:
        """Remember a problem."""
        with self.write() as db:
            runs.save_problem(db, problem, portal=portal, run=run, at=at)

    def host(self, host: str) -> HostState:
        """How a host stands: its pause, its failures in a row."""
        return hosts.find(self.connection, host)

    def save_host(self, state: HostState) -> None:
        """Remember how a host stands, for the next request and the next run."""
        with self.write() as db:
            hosts.save(db, state)
