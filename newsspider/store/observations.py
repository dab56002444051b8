"""Observations: what each visit saw of an article's counters."""

from __future__ import annotations

import sqlite3

from newsspider.model import Observation, Role
from newsspider.store.moments import text_of


def save(db: sqlite3.Connection, observation: Observation) -> None:
    """Note counters; a listing that prints the same number again adds nothing."""
    row = db.execute("select id from articles where key = ?", (observation.key,)).fetchone()
    if row is None:
        return
    if observation.role is Role.LISTING:
        last = db.execute(
            "select views from observations where article_id = ? and observed_at <= ?"
            " order by observed_at desc limit 1",
            (row[0], text_of(observation.observed_at)),
        ).fetchone()
        if last is not None and last[0] == observation.views:
            return
    db.execute(
        "insert into observations (article_id, observed_at, role, views, comments, status,"
        " capture_id) values (?,?,?,?,?,?,?) on conflict do nothing",
        (
            row[0], text_of(observation.observed_at), observation.role.value, observation.views,
            observation.comments, observation.status, observation.capture,
        ),
    )  # fmt: skip
    if observation.views is not None:
        db.execute(
            "update articles set views = ? where id = ? and last_seen <= ? and views is not ?",
            (observation.views, row[0], text_of(observation.observed_at), observation.views),
        )
