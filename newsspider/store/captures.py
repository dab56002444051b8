"""Captures: where the archive keeps each response."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from newsspider.model import Capture, Role
from newsspider.store.moments import moment_of, text_of

# More responses than are ever under way at once: those before them are all told.
_UNDER_WAY = 64


def save(db: sqlite3.Connection, capture: Capture, run: int | None) -> int:
    """The row of a capture, new or known; what others have had belongs to no run of ours."""
    db.execute(
        "insert into captures (record_id, url, portal, role, fetched_at, ip, status, file, offset,"
        " length, digest, truncated, run_id, source) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " on conflict (record_id) do nothing",
        (
            capture.record_id, capture.url, capture.portal, capture.role.value,
            text_of(capture.fetched_at), capture.ip, capture.status, capture.file, capture.offset,
            capture.length, capture.digest, capture.truncated,
            run if capture.source is None else None, capture.source,
        ),
    )  # fmt: skip
    row = db.execute("select id from captures where record_id = ?", (capture.record_id,)).fetchone()
    return int(row[0])


def told_until(db: sqlite3.Connection, file: str) -> int:
    """Byte of a file before which every response has its row."""
    row = db.execute(
        "select offset from captures where file = ? order by offset desc limit 1 offset ?",
        (file, _UNDER_WAY),
    ).fetchone()
    return int(row[0]) if row else 0


def of_record(db: sqlite3.Connection, record_id: str) -> Capture | None:
    """The capture that a record of the archive is."""
    row = db.execute("select * from captures where record_id = ?", (record_id,)).fetchone()
    return of_row(row) if row else None


def newest(db: sqlite3.Connection, portal: str, url: str, since: datetime) -> Capture | None:
    """Our last response of a URL that was fetched at `since` or later."""
    row = db.execute(
        "select * from captures where url = ? and portal = ? and fetched_at >= ?"
        " and source is null order by fetched_at desc limit 1",
        (url, portal, text_of(since)),
    ).fetchone()
    return of_row(row) if row else None


def first(db: sqlite3.Connection, portal: str, url: str, digest: str) -> Capture | None:
    """Our oldest whole page of a URL with this entity: the one that later ones may refer to.

    A file is the same wherever it lies: portals upload one notice for each article that links it.
    """
    row = db.execute(
        "select * from captures where digest = ? and portal = ? and (url = ? or role = 'file')"
        " and status = 200 and truncated is null and source is null order by fetched_at limit 1",
        (digest, portal, url),
    ).fetchone()
    return of_row(row) if row else None


def newest_page(db: sqlite3.Connection, portal: str, url: str) -> Capture | None:
    """Our newest whole page of a URL."""
    row = db.execute(
        "select * from captures where url = ? and portal = ? and status = 200"
        " and truncated is null and source is null order by fetched_at desc limit 1",
        (url, portal),
    ).fetchone()
    return of_row(row) if row else None


def of_file(db: sqlite3.Connection, file: str) -> list[Capture]:
    """All captures that lie in one file."""
    rows = db.execute("select * from captures where file = ? order by offset", (file,))
    return [of_row(row) for row in rows]


def files(db: sqlite3.Connection, portal: str) -> list[str]:
    """The files that the captures of a portal lie in."""
    rows = db.execute("select distinct file from captures where portal = ? order by 1", (portal,))
    return [row[0] for row in rows]


def of_row(row: sqlite3.Row) -> Capture:
    """The capture that a row of the table stands for."""
    fetched_at = moment_of(row["fetched_at"])
    assert fetched_at is not None
    return Capture(
        url=row["url"], portal=row["portal"], role=Role(row["role"]), fetched_at=fetched_at,
        ip=row["ip"], status=row["status"], file=row["file"], offset=row["offset"],
        length=row["length"], digest=row["digest"], record_id=row["record_id"],
        truncated=row["truncated"], source=row["source"], id=row["id"],
    )  # fmt: skip
