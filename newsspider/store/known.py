"""What is known of an article when its URL is met again, or answers no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsspider.model import Observation, Role
from newsspider.store import observations
from newsspider.store.moments import moment_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an article when its URL is met again."""

    key: str
    url: str
    published: datetime | None
    last_seen: datetime
    digest: str
    status: str


# An outage of an evening is no withdrawal.
_APART = timedelta(hours=12)


_KNOWN = (
    "select a.key, a.url, a.published, a.last_seen, a.digest, a.status, u.url as at"
    " from article_urls u join articles a on a.id = u.article_id where u.portal = ?"
)


def find(db: sqlite3.Connection, portal: str, url: str) -> Known | None:
    """What is known of the article at a canonical URL."""
    row = db.execute(f"{_KNOWN} and u.url = ?", (portal, url)).fetchone()
    return _known(row) if row else None


def by_url(db: sqlite3.Connection, portal: str) -> Mapping[str, Known]:
    """Each known article of a portal by its own URL."""
    return {r["url"]: _known(r) for r in db.execute(f"{_KNOWN} and u.url = a.url", (portal,))}


def _known(row: sqlite3.Row) -> Known:
    published = moment_of(row["published"])
    last_seen = moment_of(row["last_seen"])
    assert last_seen is not None
    if published is not None and published.tzinfo is None:
        # A bare day: midnight in Vietnam is near enough for deciding when to come again.
        published = published.replace(tzinfo=last_seen.tzinfo)
    return Known(
        key=row["key"], url=row["url"], published=published, last_seen=last_seen,
        digest=row["digest"], status=row["status"],
    )  # fmt: skip


def mark_gone(
    db: sqlite3.Connection,
    portal: str,
    url: str,
    *,
    seen_at: datetime,
    capture: int | None,
    status: int,
) -> bool:
    """live → missing → withdrawn; True where the status changed."""
    found = find(db, portal, url)
    if found is None:
        return False
    observations.save(
        db,
        Observation(
            key=found.key, observed_at=seen_at, views=None, comments=None, status=status,
            capture=capture, role=Role.ARTICLE,
        ),
    )  # fmt: skip
    if seen_at <= found.last_seen:
        return False  # told late: it has been there since
    after = "missing" if found.status == "live" else "withdrawn"
    if after == found.status or (after == "withdrawn" and seen_at - found.last_seen < _APART):
        return False
    db.execute("update articles set status = ? where key = ?", (after, found.key))
    return True


def confirm(
    db: sqlite3.Connection, portal: str, url: str, *, seen_at: datetime, capture: int | None
) -> bool:
    """Stretch an article and its current revision to `seen_at`; False where none is known."""
    found, at = find(db, portal, url), text_of(seen_at)
    if found is None:
        return False
    observations.save(
        db,
        Observation(
            key=found.key, observed_at=seen_at, views=None, comments=None, status=304,
            capture=capture, role=Role.ARTICLE,
        ),
    )  # fmt: skip
    db.execute(
        "update revisions set last_seen = ?, seen_count = seen_count + 1 where last_seen < ?"
        " and (article_id, number) = (select id, revision from articles where key = ?)",
        (at, at, found.key),
    )
    db.execute(
        "update articles set last_seen = ?, status = 'live' where key = ? and last_seen < ?",
        (at, found.key, at),
    )
    return True
