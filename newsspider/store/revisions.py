"""Revisions: each different text of an article and when it was seen, told in whatever order."""

from __future__ import annotations

import json
import sqlite3

from newsspider.model import Record
from newsspider.store.record_json import record_row


def first(
    db: sqlite3.Connection, article: int, record: Record, digest: str, capture: int | None, at: str
) -> int:
    """A text that is not known yet, seen at `at`; its number."""
    number = _next_number(db, article)
    row = record_row(record)
    db.execute(
        "insert into revisions (article_id, number, digest, title, lead, body, published, record,"
        " first_seen, last_seen, seen_count, capture_id) values (?,?,?,?,?,?,?,?,?,?,1,?)",
        (
            article, number, digest, record.title, record.lead, "\n".join(record.body),
            row["published"], json.dumps(row, ensure_ascii=False), at, at, capture,
        ),
    )  # fmt: skip
    return number


def again(
    db: sqlite3.Connection, article: int, digest: str, capture: int | None, at: str
) -> int | None:
    """The number of the revision that a text seen at `at` goes on or begins; None: of none.

    `at` may lie before, between and inside what is known: the revision before it is stretched,
    the one behind it begins earlier, and one that lasted over it is two, with it in between.
    """
    known = _is_known_visit(db, article, at)
    near = db.execute(
        "select * from revisions where article_id = ? and first_seen <= ?"
        " order by first_seen desc, number desc limit 1",
        (article, at),
    ).fetchone()
    if near is not None and near["digest"] == digest:
        if at > near["last_seen"] or not known:
            _stretch(db, near["id"], at)
        return int(near["number"])
    after = db.execute(
        "select * from revisions where article_id = ? and first_seen > ?"
        " order by first_seen, number limit 1",
        (article, at),
    ).fetchone()
    inside = near is not None and near["last_seen"] > at
    if after is not None and after["digest"] == digest and not inside:
        _begin_earlier(db, after["id"], capture, at)
        return int(after["number"])
    # A visit that is read anew, by a better reader, is no text between two sightings.
    if inside and not known:
        _part(db, near, at)
    return None


def _is_known_visit(db: sqlite3.Connection, article: int, at: str) -> bool:
    found = db.execute(
        "select 1 from observations where article_id = ? and observed_at = ? limit 1", (article, at)
    ).fetchone()
    return found is not None


def _stretch(db: sqlite3.Connection, revision: int, at: str) -> None:
    db.execute(
        "update revisions set last_seen = max(last_seen, ?), seen_count = seen_count + 1"
        " where id = ?",
        (at, revision),
    )


def _begin_earlier(db: sqlite3.Connection, revision: int, capture: int | None, at: str) -> None:
    """The capture that proves a revision is the one of its first sighting."""
    db.execute(
        "update revisions set first_seen = ?, seen_count = seen_count + 1,"
        " capture_id = coalesce(?, capture_id) where id = ?",
        (at, capture, revision),
    )


def _part(db: sqlite3.Connection, lasting: sqlite3.Row, at: str) -> None:
    """Make two of a revision that was seen before and after `at`; the later part keeps its number."""
    article = lasting["article_id"]
    sightings = db.execute(
        "select o.observed_at as at, o.capture_id as capture from observations o"
        " left join captures c on c.id = o.capture_id"
        " where o.article_id = ? and o.observed_at between ? and ?"
        " and o.status in (200, 304) and (o.role = 'article' or c.role = 'article')"
        " order by o.observed_at",
        (article, lasting["first_seen"], lasting["last_seen"]),
    ).fetchall()
    before = [s["at"] for s in sightings if s["at"] < at] or [lasting["first_seen"]]
    behind = [s for s in sightings if s["at"] > at]
    count = max(1, lasting["seen_count"] - len(before))
    db.execute(
        "insert into revisions (article_id, number, digest, title, lead, body, published, record,"
        " first_seen, last_seen, seen_count, capture_id) select article_id, ?, digest, title, lead,"
        " body, published, record, first_seen, ?, ?, capture_id from revisions where id = ?",
        (_next_number(db, article), before[-1], len(before), lasting["id"]),
    )
    start = behind[0]["at"] if behind else lasting["last_seen"]
    db.execute(
        "update revisions set first_seen = ?, seen_count = ?, capture_id = coalesce(?, capture_id)"
        " where id = ?",
        (start, count, behind[0]["capture"] if behind else None, lasting["id"]),
    )


def _next_number(db: sqlite3.Connection, article: int) -> int:
    found = db.execute(
        "select coalesce(max(number), 0) + 1 from revisions where article_id = ?", (article,)
    ).fetchone()
    return int(found[0])
