"""Walks: how far each section's listing was followed, and when each look-back was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsspider.store.database import Store
from newsspider.store.moments import moment_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """How far one section's listing was followed."""

    ended_at: datetime | None = None
    """When a walk last came to the end; None: never."""
    since: date | None = None
    """The earliest day to which a walk went back that was asked to go no further."""

    def covers(self, since: date | None) -> bool:
        """Whether a walk has been at the end, or as far back as `since`; None: as far as ever asked."""
        if self.ended_at is not None:
            return True
        return self.since is not None and (since is None or self.since <= since)


class Walks:
    """The walks of one portal, as the database remembers them."""

    def __init__(self, store: Store, portal: str) -> None:
        self.store = store
        self.portal = portal

    def of(self, section: str) -> Walked:
        """How far a section was walked."""
        row = self.store.connection.execute(
            "select walked_at, since from sections where portal = ? and name = ?",
            (self.portal, section),
        ).fetchone()
        if row is None:
            return Walked()
        since = date.fromisoformat(row["since"]) if row["since"] else None
        return Walked(ended_at=moment_of(row["walked_at"]), since=since)

    def ended(self, section: str, url: str, at: datetime) -> None:
        """Note that a walk has come to the end at `url`."""
        with self.store.write() as db:
            db.execute(
                "insert into sections (portal, name, url, walked_at) values (?,?,?,?)"
                " on conflict (portal, name) do update set url = excluded.url,"
                " walked_at = excluded.walked_at, stopped_at = null, stopped = null",
                (self.portal, section, url, text_of(at)),
            )

    def stopped(self, section: str, url: str, at: datetime, why: str, since: date | None) -> None:
        """Note that a walk has only stopped at `url`, and why; `since` where that was the reason."""
        with self.store.write() as db:
            db.execute(
                "insert into sections (portal, name, url, stopped_at, stopped, since)"
                " values (?,?,?,?,?,?) on conflict (portal, name) do update set url = excluded.url,"
                " stopped_at = excluded.stopped_at, stopped = excluded.stopped,"
                " since = min(coalesce(since, excluded.since), coalesce(excluded.since, since))",
                (self.portal, section, url, text_of(at), why, since.isoformat() if since else None),
            )

    def waiting(self, at: datetime, why: str) -> bool:
        """Note of each section whose next page is left in the queue why it is; whether any is."""
        rows = self.store.connection.execute(
            "select section, min(fetch_url) as url from frontier where portal = ?"
            " and rank in (1, 3) and state = 'queued' group by section",
            (self.portal,),
        ).fetchall()
        for row in rows:
            if row["section"]:
                self.stopped(row["section"], row["url"], at, why, None)
        return bool(rows)

    def looked(self, look: str, at: datetime) -> None:
        """Note that a look-back was done."""
        with self.store.write() as db:
            db.execute(
                "insert into looks (portal, look, at) values (?,?,?)"
                " on conflict (portal, look) do update set at = excluded.at",
                (self.portal, look, text_of(at)),
            )

    def looked_at(self, look: str) -> datetime | None:
        """When a look-back was last done; None: never."""
        row = self.store.connection.execute(
            "select at from looks where portal = ? and look = ?", (self.portal, look)
        ).fetchone()
        return moment_of(row["at"]) if row else None
