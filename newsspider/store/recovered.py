"""Recovered captures: which are there, which are still to be read, which prove more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newsspider.model import Capture
from newsspider.store.captures import of_row
from newsspider.store.database import Store
from newsspider.store.moments import text_of

_SECOND = timedelta(seconds=1)


class Recovered:
    """The captures of one portal that others have had, beside ours."""

    def __init__(self, store: Store, portal: str) -> None:
        self._store = store
        self._portal = portal

    def of_second(self, url: str, at: datetime) -> list[Capture]:
        """The captures of a URL (as archived), ours too, that were fetched in the second of `at`."""
        start = at.replace(microsecond=0)
        rows = self._store.connection.execute(
            "select * from captures where url = ? and portal = ? and fetched_at >= ?"
            " and fetched_at < ?",
            (url, self._portal, text_of(start), text_of(start + _SECOND)),
        )
        return [of_row(row) for row in rows]

    def unread(self) -> list[Capture]:
        """Those that nobody has read yet, oldest first."""
        rows = self._store.connection.execute(
            "select * from captures where portal = ? and source is not null and read_at is null"
            " order by fetched_at, id",
            (self._portal,),
        )
        return [of_row(row) for row in rows]

    def mark_read(self, ids: Sequence[int], at: datetime) -> None:
        """Note that captures were read."""
        marks = [(text_of(at), each) for each in ids]
        with self._store.write() as db:
            db.executemany("update captures set read_at = ? where id = ?", marks)

    def mark_unread(self) -> None:
        """Have all of them read again."""
        with self._store.write() as db:
            db.execute(
                "update captures set read_at = null where portal = ? and source is not null",
                (self._portal,),
            )

    def supersede(self, worse: int, better: int) -> None:
        """Have `better` prove what `worse` did: the same bytes of the same moment, more of them."""
        with self._store.write() as db:
            for table in ("articles", "revisions", "observations"):
                db.execute(
                    f"update {table} set capture_id = ? where capture_id = ?", (better, worse)
                )
