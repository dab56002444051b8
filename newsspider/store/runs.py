"""Runs: what each crawl asked, got and failed to read; its problems."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from newsspider.model import Problem
from newsspider.store.moments import moment_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """What one run counted."""

    listings: int = 0
    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    failed: int = 0
    problems: int = 0
    requests: int = 0
    bytes: int = 0
    files: int = 0
    """Documents and pictures archived, or found to be as they were."""
    files_failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl of one portal."""

    id: int
    portal: str
    started: datetime
    ended: datetime | None
    """None while it runs, and for a run that was killed."""
    finish_reason: str | None
    verdict: str | None
    counts: RunCounts


_COUNTS = tuple(f.name for f in fields(RunCounts))


def begin(db: sqlite3.Connection, portal: str, at: datetime, argv: Sequence[str]) -> int:
    """Open a run; its number."""
    cursor = db.execute(
        "insert into runs (portal, started, argv) values (?,?,?)",
        (portal, text_of(at), json.dumps(list(argv), ensure_ascii=False)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def end(
    db: sqlite3.Connection,
    run: int,
    at: datetime,
    *,
    finish_reason: str,
    verdict: str,
    counts: RunCounts,
) -> None:
    """Close a run."""
    columns = ", ".join(f"{name} = ?" for name in _COUNTS)
    db.execute(
        f"update runs set ended = ?, finish_reason = ?, verdict = ?, {columns} where id = ?",  # noqa: S608 our own names
        (text_of(at), finish_reason, verdict, *astuple(counts), run),
    )


def last(db: sqlite3.Connection, portal: str) -> Run | None:
    """The newest run of a portal."""
    row = db.execute(
        "select * from runs where portal = ? order by id desc limit 1", (portal,)
    ).fetchone()
    if row is None:
        return None
    started = moment_of(row["started"])
    assert started is not None
    return Run(
        id=row["id"],
        portal=row["portal"],
        started=started,
        ended=moment_of(row["ended"]),
        finish_reason=row["finish_reason"],
        verdict=row["verdict"],
        counts=RunCounts(**{name: row[name] or 0 for name in _COUNTS}),
    )


def save_problem(
    db: sqlite3.Connection, problem: Problem, *, portal: str, run: int | None, at: datetime
) -> None:
    """Remember a problem."""
    db.execute(
        "insert into problems (run_id, at, portal, url, code, field, detail) values (?,?,?,?,?,?,?)",
        (run, text_of(at), portal, problem.url, problem.code, problem.field, problem.detail),
    )
