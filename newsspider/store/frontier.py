"""The frontier's rows: what is to be fetched, leased, done, given up; durable at each step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from newsspider.model import Card, Role
from newsspider.store.moments import moment_of, text_of

# What is news comes first; a listing may yet tell what a feed only supposes.
_RANKS = {Role.ARTICLE: 0, Role.LISTING: 1, Role.FILE: 2, Role.FEED: 3}
_MAYBE = 4
# Files are worth a visit when nothing else is due.
_ORDER = (0, 1, 3, _MAYBE, 2)
PAGES = frozenset({Role.ARTICLE, Role.LISTING, Role.FEED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """One URL that a crawl is to fetch."""

    portal: str
    url: str
    """The row's name: canonical; with a digest behind `#` where a form is sent."""
    fetch_url: str
    """As the portal links it: what is asked for."""
    role: Role
    section: str
    number: int = 1
    """Page of the section's listing, from 1."""
    card: Card | None = None
    form: str | None = None
    """The body that is sent by POST; None for a GET, and where the task is done."""
    maybe: bool = False
    """Whether it is only supposed to be an article: named by a sitemap or beside another one."""
    attempts: int = 0
    leased_at: datetime | None = None
    """When it was last taken to be fetched."""


def offer(
    db: sqlite3.Connection, row: Queued, *, again_before: datetime | None, now: datetime
) -> bool:
    """Queue a URL that is new, done before `again_before`, or given up until now.

    A listing that was given up before `again_before` is queued too: its children hang on it.
    What was only supposed, and is linked as a listing or a card now, becomes that.
    """
    card = json.dumps(asdict(row.card), ensure_ascii=False) if row.card else None
    rank = _MAYBE if row.maybe else _RANKS.get(row.role, 1)
    before = text_of(again_before) if again_before else ""
    at = text_of(now)
    cursor = db.execute(
        "insert into frontier (portal, url, fetch_url, role, section, number, card, form, maybe,"
        " state, due, found_at, rank) values (?,?,?,?,?,?,?,?,?,'queued',?,?,?)"
        " on conflict (portal, url) do update set state = 'queued', attempts = 0,"
        " due = excluded.due, card = coalesce(excluded.card, card), section = excluded.section,"
        " number = excluded.number, fetch_url = excluded.fetch_url, form = excluded.form,"
        " role = case when maybe then excluded.role else role end,"
        " rank = case when maybe then excluded.rank else rank end,"
        " maybe = maybe and excluded.maybe"
        " where (state = 'done' and finished_at < ?)"
        " or (state = 'failed' and (due <= ? or (rank in (1, 3) and finished_at < ?)))"
        " or (state = 'queued' and maybe and not excluded.maybe)",
        (
            row.portal, row.url, row.fetch_url, row.role.value, row.section, row.number, card,
            row.form, row.maybe, at, at, rank, before, at, before,
        ),
    )  # fmt: skip
    return cursor.rowcount > 0


def lease(
    db: sqlite3.Connection, portal: str, now: datetime, roles: Collection[Role]
) -> Queued | None:
    """Take the next due URL of these roles: articles, listings, feeds, guesses, files; as they became due."""
    # One look into the index for each rank: what is not due yet is not read.
    looks = (
        db.execute(
            "select * from frontier where portal = ? and state = 'queued' and rank = ?"
            " and due <= ? order by due limit 1",
            (portal, rank, text_of(now)),
        ).fetchone()
        for rank in _ranks(roles)
    )
    row = next(filter(None, looks), None)
    if row is None:
        return None
    db.execute(
        "update frontier set state = 'leased', leased_at = ? where portal = ? and url = ?",
        (text_of(now), portal, row["url"]),
    )
    return _queued(row)


def _ranks(roles: Collection[Role]) -> list[int]:
    wanted = {_RANKS[role] for role in roles}
    wanted |= {_MAYBE} if Role.ARTICLE in roles else set()
    return [rank for rank in _ORDER if rank in wanted]


def leased(db: sqlite3.Connection, portal: str) -> list[Queued]:
    """What is leased, the longest first."""
    rows = db.execute(
        "select * from frontier where portal = ? and state = 'leased' order by leased_at", (portal,)
    )
    return [_queued(row) for row in rows]


def _queued(row: sqlite3.Row) -> Queued:
    return Queued(
        portal=row["portal"],
        url=row["url"],
        fetch_url=row["fetch_url"],
        role=Role(row["role"]),
        section=row["section"],
        number=row["number"],
        card=Card(**json.loads(row["card"])) if row["card"] else None,
        form=row["form"],
        maybe=bool(row["maybe"]),
        attempts=row["attempts"],
        leased_at=moment_of(row["leased_at"]),
    )


def again(db: sqlite3.Connection, portal: str, before: datetime, now: datetime) -> None:
    """Queue listings that were given up until `before`: what they name was lost with them."""
    db.execute(
        "update frontier set state = 'queued', attempts = 0, due = ?"
        " where portal = ? and state = 'failed' and rank = 1 and due <= ?",
        (text_of(now), portal, text_of(before)),
    )


def settle(
    db: sqlite3.Connection, portal: str, url: str, *, state: str, due: datetime, now: datetime
) -> None:
    """Say what became of a leased URL; the form of one that is done is of no more use."""
    db.execute(
        "update frontier set state = ?, due = ?, finished_at = ?, attempts = attempts + 1,"
        " form = case when ? = 'done' then null else form end where portal = ? and url = ?",
        (state, text_of(due), text_of(now), state, portal, url),
    )


def release(db: sqlite3.Connection, portal: str, url: str) -> None:
    """Leased → queued, as if it had not been taken; for who holds the portal's lock."""
    db.execute(
        "update frontier set state = 'queued' where portal = ? and url = ? and state = 'leased'",
        (portal, url),
    )


def walk_goes_on(db: sqlite3.Connection, portal: str, section: str, number: int) -> bool:
    """Whether a later page of a section's listing is to be fetched."""
    found = db.execute(
        "select 1 from frontier where portal = ? and state in ('queued', 'leased') and rank = 1"
        " and section = ? and number > ?",
        (portal, section, number),
    ).fetchone()
    return found is not None


def next_due(db: sqlite3.Connection, portal: str, roles: Collection[Role]) -> datetime | None:
    """The earliest moment at which a queued URL of these roles is due."""
    looks = (
        db.execute(
            "select min(due) from frontier where portal = ? and state = 'queued' and rank = ?",
            (portal, rank),
        ).fetchone()[0]
        for rank in _ranks(roles)
    )
    return moment_of(min(filter(None, looks), default=None))
