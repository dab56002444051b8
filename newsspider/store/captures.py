"""Captures: where the archive keeps each response."""

from __future__ import annotations

import sqlite3

from newsspider.model import Capture
from newsspider.store.moments import text_of


def save(db: sqlite3.Connection, capture: Capture, run: int | None) -> int:
    """The row of a capture, new or known."""
    db.execute(
        "insert into captures (record_id, url, portal, role, fetched_at, ip, status, file, offset,"
        " length, digest, truncated, run_id) values (?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " on conflict (record_id) do nothing",
        (
            capture.record_id, capture.url, capture.portal, capture.role.value,
            text_of(capture.fetched_at), capture.ip, capture.status, capture.file, capture.offset,
            capture.length, capture.digest, capture.truncated, run,
        ),
    )  # fmt: skip
    row = db.execute("select id from captures where record_id = ?", (capture.record_id,)).fetchone()
    return int(row[0])
