"""The journal: a JSON line for each new or changed record, appended, never rewritten."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsspider.errors import DataFolderError
from newsspider.store.moments import moment_of


@dataclass(frozen=True, slots=True)
class Line:
    """A revision as the journal tells it."""

    revision: int
    """Row of the revision; lines stand in the order of these."""
    text: bytes
    """JSON and a line end."""


class Journal:
    """`journal/<portal>.jsonl`; made at the first line. Its writer holds the portal's lock."""

    def __init__(self, data: Path, portal: str) -> None:
        self.path = data / "journal" / f"{portal}.jsonl"
        self._handle: int | None = None

    def append(self, lines: Sequence[Line]) -> None:
        """Write lines, all or none.

        Raises:
            DataFolderError: the disk refused.
        """
        data = b"".join(line.text for line in lines)
        try:
            if data:
                self._append(self._opened(), data)
        except OSError as error:
            raise DataFolderError(f"cannot write {self.path}: {error.strerror}") from error

    def complete(self, lines: Sequence[Line]) -> int:
        """Append those of the lines that a killed run did not; how many.

        `lines` are the last that were to be written, in order: what is there of them is the end
        of the file, behind which a torn line is cut off.
        """
        if not lines:
            return 0
        try:
            handle = self._opened()
            end = os.fstat(handle).st_size
            span = min(end, sum(len(line.text) for line in lines))
            there = set(os.pread(handle, span, end - span).splitlines(keepends=True))
        except OSError as error:
            raise DataFolderError(f"cannot read {self.path}: {error.strerror}") from error
        missing = [line for line in lines if line.text not in there]
        self.append(missing)
        return len(missing)

    def sync(self) -> None:
        """Have the lines on disk; only then may the database say that they are told."""
        try:
            if self._handle is not None:
                os.fdatasync(self._handle)
        except OSError as error:
            raise DataFolderError(f"cannot sync {self.path}: {error.strerror}") from error

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _opened(self) -> int:
        if self._handle is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
            self._handle = os.open(self.path, flags, 0o640)
            os.ftruncate(self._handle, _whole(self._handle))
        return self._handle

    def _append(self, handle: int, data: bytes) -> None:
        end = os.fstat(handle).st_size
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, data[written:])
        except OSError:
            os.ftruncate(handle, end)
            raise


def _whole(handle: int) -> int:
    """Bytes up to the last line end: a kill may have left half a line behind it."""
    end = os.fstat(handle).st_size
    while end > 0:
        start = max(0, end - 65536)
        found = os.pread(handle, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def told_until(db: sqlite3.Connection, portal: str) -> int:
    """The revision up to which a portal's journal is on disk; 0: none."""
    row = db.execute("select revision_id from journals where portal = ?", (portal,)).fetchone()
    return int(row[0]) if row else 0


def told(db: sqlite3.Connection, portal: str, revision: int) -> None:
    """Note that a portal's journal is on disk up to a revision."""
    db.execute(
        "insert into journals values (?,?) on conflict (portal) do update"
        " set revision_id = excluded.revision_id where revision_id < excluded.revision_id",
        (portal, revision),
    )


def lines_after(db: sqlite3.Connection, portal: str, revision: int) -> list[Line]:
    """What the journal is to tell of a portal after a revision."""
    rows = db.execute(
        "select r.id, r.number, r.record, r.first_seen, c.file, c.offset, c.digest as entity"
        " from revisions r join articles a on a.id = r.article_id"
        " left join captures c on c.id = r.capture_id"
        " where r.id > ? and a.portal = ? order by r.id",
        (revision, portal),
    )
    return [Line(row["id"], _text(row)) for row in rows]


def _text(row: sqlite3.Row) -> bytes:
    seen = moment_of(row["first_seen"])
    assert seen is not None
    place = {"file": row["file"], "offset": row["offset"], "digest": row["entity"]}
    line = {
        "outcome": "new" if row["number"] == 1 else "changed",
        "seen_at": seen.isoformat(),
        "capture": place if row["file"] else None,
        **json.loads(row["record"]),
    }
    return (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace")
