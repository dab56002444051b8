"""What is remembered of a host from run to run: the pause it asked for, and how it failed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from newsspider.store.moments import moment_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """How a host stands."""

    host: str
    paused_until: datetime | None = None
    """No request goes before this moment."""
    pauses: int = 0
    """Pauses in a row, with no good answer between them: each is longer than the last."""
    failures: int = 0
    """Connections that failed in a row."""
    reason: str | None = None
    """Why it is paused or how it failed last, for people."""


def find(db: sqlite3.Connection, host: str) -> HostState:
    """How a host stands; one that nothing is known of stands well."""
    row = db.execute("select * from hosts where host = ?", (host,)).fetchone()
    if row is None:
        return HostState(host=host)
    return HostState(
        host=host,
        paused_until=moment_of(row["paused_until"]),
        pauses=row["pauses"],
        failures=row["failures"],
        reason=row["reason"],
    )


def save(db: sqlite3.Connection, state: HostState) -> None:
    """Remember how a host stands."""
    until = text_of(state.paused_until) if state.paused_until else None
    db.execute(
        "insert or replace into hosts (host, paused_until, pauses, failures, reason)"
        " values (?,?,?,?,?)",
        (state.host, until, state.pauses, state.failures, state.reason),
    )
