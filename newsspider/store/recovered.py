"""Recovered captures: which are there, which are still to be read, which prove more."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from newsspider.model import Capture, Role
from newsspider.store.moments import moment_of, text_of

_SECOND = timedelta(seconds=1)


def of_second(db: sqlite3.Connection, portal: str, url: str, at: datetime) -> list[Capture]:
    """The captures of a URL (as archived), ours too, that were fetched in the second of `at`."""
    start = at.replace(microsecond=0)
    rows = db.execute(
        "select * from captures where url = ? and portal = ? and fetched_at >= ? and fetched_at < ?",
        (url, portal, text_of(start), text_of(start + _SECOND)),
    )
    return [_capture(row) for row in rows]


def unread(db: sqlite3.Connection, portal: str) -> list[Capture]:
    """The recovered captures that nobody has read yet, oldest first."""
    rows = db.execute(
        "select * from captures where portal = ? and source is not null and read_at is null"
        " order by fetched_at, id",
        (portal,),
    )
    return [_capture(row) for row in rows]


def mark_read(db: sqlite3.Connection, ids: Sequence[int], at: datetime) -> None:
    """Note that captures were read."""
    db.executemany(
        "update captures set read_at = ? where id = ?", [(text_of(at), each) for each in ids]
    )


def mark_unread(db: sqlite3.Connection, portal: str) -> None:
    """Have all recovered captures of a portal read again."""
    db.execute(
        "update captures set read_at = null where portal = ? and source is not null", (portal,)
    )


def supersede(db: sqlite3.Connection, worse: int, better: int) -> None:
    """Have `better` prove what `worse` did: the same bytes of the same moment, more of them."""
    for table in ("articles", "revisions", "observations"):
        db.execute(f"update {table} set capture_id = ? where capture_id = ?", (better, worse))


def _capture(row: sqlite3.Row) -> Capture:
    fetched_at = moment_of(row["fetched_at"])
    assert fetched_at is not None
    return Capture(
        url=row["url"], portal=row["portal"], role=Role(row["role"]), fetched_at=fetched_at,
        ip=row["ip"], status=row["status"], file=row["file"], offset=row["offset"],
        length=row["length"], digest=row["digest"], record_id=row["record_id"],
        truncated=row["truncated"], source=row["source"], id=row["id"],
    )  # fmt: skip
