"""Mending: what a killed run left half done is finished before the next one begins.

The archive is the truth and the database lags behind it, the journal behind the database, each
by what one kill can cut off: so each is brought up to the one before it.
"""

from __future__ import annotations

import logging
from collections import UserDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsspider.archive.openfile import OPEN
from newsspider.archive.reader import captures
from newsspider.archive.recovery import Recovery, recover
from newsspider.model import Capture
from newsspider.store.database import Store
from newsspider.store.journal import Journal

log = logging.getLogger("newsspider.keeper")


@dataclass(frozen=True, slots=True)
class Mended:
    """What was found half done, and finished."""

    files: tuple[Recovery, ...] = ()
    """Archive files that were cut behind their last whole record."""
    adopted: int = 0
    """Responses in the archive that the database had not been told of."""
    lines: int = 0
    """Lines that the journal lacked."""


def mend(data: Path, portal: str, store: Store, journal: Journal) -> Mended:
    """Finish what a killed run left of a portal; its lock must be held.

    Raises:
        ArchiveError, DataFolderError, StoreError: it cannot be read or written.
    """
    torn = recover(data / "archive" / portal)
    return Mended(
        files=torn,
        adopted=_adopted(data, portal, store, [each.file for each in torn if each.kept]),
        lines=complete(portal, store, journal),
    )


def complete(portal: str, store: Store, journal: Journal) -> int:
    """Have the journal tell of every revision; how many lines it lacked."""
    lines = store.journal_lines(portal, store.journalled_until(portal))
    lacked = journal.complete(lines)
    if lines:
        journal.sync()
        store.journalled(portal, lines[-1].revision)
    return lacked


def _adopted(data: Path, portal: str, store: Store, torn: list[Path]) -> int:
    """Give rows to responses that were archived when the kill came before their row."""
    last = store.last_run(portal)
    files = {*torn, *(_written_since(data / "archive" / portal, last.started) if last else ())}
    run = last.id if last else None
    return sum(store.adopt(_responses(data, path, store), run) for path in sorted(files))


def _written_since(folder: Path, moment: datetime) -> Iterator[Path]:
    """Whole files of the last run: the database may have refused the last row of one of them."""
    for path in folder.glob("*.warc.gz"):
        if path.stat().st_mtime >= moment.timestamp():
            yield path


def _responses(data: Path, path: Path, store: Store) -> Iterable[Capture]:
    """The responses of a file from where the database may lack rows."""
    name = path.relative_to(data).as_posix().removesuffix(OPEN)
    start = store.told_until(name)
    found = captures(
        path, start=start, originals=_Rows(store), on_damage=lambda e: log.warning("%s", e)
    )
    for capture, _ in found:
        yield capture


class _Rows(UserDict[str, Capture]):
    """The captures that revisits may refer to: those met, and those that have rows."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, record_id: str) -> Capture:
        found = self._store.capture(record_id)
        if found is None:
            raise KeyError(record_id)
        return found

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.data or self._store.capture(str(record_id)) is not None
