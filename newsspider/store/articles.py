"""Articles and their revisions: each different text an article has had, and when it was seen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsspider.model import Observation, Record, Role
from newsspider.store import clusters, observations, revisions
from newsspider.store.file_names import file_name
from newsspider.store.moments import text_of
from newsspider.store.record_json import record_row
from newsspider.text.urls import canonical


class Outcome(StrEnum):
    """What a visit found of an article."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving a record did."""

    outcome: Outcome
    revision: int


def save(
    db: sqlite3.Connection,
    record: Record,
    *,
    capture: int | None,
    seen_at: datetime,
    asked: str | None,
) -> Saved:
    """Store a record that was seen at `seen_at`, in whatever order visits are told."""
    at, digest = text_of(seen_at), record.digest()
    row = db.execute("select * from articles where key = ?", (record.key,)).fetchone()
    if row is None:
        article = _insert(db, record, digest, capture, at)
        outcome = Outcome.NEW
        number = revisions.first(db, article, record, digest, capture, at)
    else:
        article = row["id"]
        outcome, number = _see(db, row, record, digest, capture, at)
    _name(db, article, record, asked, at)
    if row is None or at >= row["last_seen"]:
        if outcome is not Outcome.UNCHANGED:
            _parts(db, article, record)
        # Unchanged ones too: a database that is older than the clusters has not placed them yet.
        clusters.place(db, article, record)
    observations.save(db, _observation(record, capture, seen_at))
    return Saved(outcome, number)


_COLUMNS = (
    "province", "province_today", "url", "title", "lead", "category", "author", "source", "published", "published_printed",
    "published_precision", "event_date", "views", "views_printed", "comments", "extractor",
)  # fmt: skip


def _values(record: Record) -> list[object]:
    row = record_row(record)
    return [row[name] for name in _COLUMNS] + [json.dumps(row["how"], ensure_ascii=False)]


def _insert(
    db: sqlite3.Connection, record: Record, digest: str, capture: int | None, at: str
) -> int:
    marks = ",".join("?" * (len(_COLUMNS) + 9))
    cursor = db.execute(
        f"insert into articles ({', '.join(_COLUMNS)}, how, key, portal, first_seen, last_seen,"  # noqa: S608 our own names
        f" last_changed, revision, digest, capture_id) values ({marks})",
        (*_values(record), record.key, record.portal, at, at, at, 1, digest, capture),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _see(
    db: sqlite3.Connection,
    row: sqlite3.Row,
    record: Record,
    digest: str,
    capture: int | None,
    at: str,
) -> tuple[Outcome, int]:
    """A known article seen again: in its text of that time, or in another one."""
    article, current = row["id"], at >= row["last_seen"]
    known = revisions.again(db, article, digest, capture, at)
    outcome = Outcome.CHANGED if known is None else Outcome.UNCHANGED
    number = known or revisions.first(db, article, record, digest, capture, at)
    if current:
        _update(db, row, record, digest, capture, at, number)
    else:
        db.execute(
            "update articles set first_seen = min(first_seen, ?), last_changed ="
            " (select first_seen from revisions where article_id = articles.id and number = revision)"
            " where id = ?",
            (at, article),
        )
    return outcome, number


def _update(
    db: sqlite3.Connection,
    row: sqlite3.Row,
    record: Record,
    digest: str,
    capture: int | None,
    at: str,
    number: int,
) -> None:
    """Bring the current row up to date; columns that did not change are not written."""
    changed = digest != row["digest"]
    new = [*zip((*_COLUMNS, "how"), _values(record), strict=True), ("status", "live")]
    if changed:
        new += [("digest", digest), ("revision", number), ("last_changed", at)]
        new += [("capture_id", capture)]
    new.append(("last_seen", at))
    told = [(name, value) for name, value in new if row[name] != value]
    if told:
        assignments = ", ".join(f"{name} = ?" for name, _ in told)
        db.execute(
            f"update articles set {assignments} where id = ?",  # noqa: S608 our own names
            (*(value for _, value in told), row["id"]),
        )


def _name(db: sqlite3.Connection, article: int, record: Record, asked: str | None, at: str) -> None:
    """Remember the URLs that lead to the article."""
    for url in {record.url, canonical(asked) if asked else record.url}:
        db.execute(
            "insert into article_urls (url, portal, article_id, first_seen) values (?,?,?,?)"
            " on conflict (portal, url) do update set first_seen = excluded.first_seen"
            " where first_seen > excluded.first_seen and article_id = excluded.article_id",
            (url, record.portal, article, at),
        )


def _parts(db: sqlite3.Connection, article: int, record: Record) -> None:
    """Write pictures, captions, files and tags anew."""
    for table in ("images", "captions", "attachments", "tags"):
        db.execute(f"delete from {table} where article_id = ?", (article,))  # noqa: S608 our own names
    _list(
        db,
        "insert into images values (?,?,?,?)",
        article,
        ((u, file_name(u)) for u in record.images),
    )
    _list(db, "insert into captions values (?,?,?)", article, ((c,) for c in record.captions))
    files = ((a.url, a.name, file_name(a.url)) for a in record.attachments)
    _list(db, "insert into attachments values (?,?,?,?,?)", article, files)
    _list(db, "insert into tags values (?,?,?)", article, ((t,) for t in record.tags))


def _list(
    db: sqlite3.Connection, insert: str, article: int, rows: Iterable[tuple[str | None, ...]]
) -> None:
    db.executemany(insert, [(article, place, *row) for place, row in enumerate(rows, 1)])


def _observation(record: Record, capture: int | None, seen_at: datetime) -> Observation:
    role = Role.LISTING if record.how.get("views") == "card" else Role.ARTICLE
    return Observation(
        key=record.key, observed_at=seen_at, views=record.views, comments=record.comments,
        status=200, capture=capture, role=role,
    )  # fmt: skip
