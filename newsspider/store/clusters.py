"""Clusters: articles that carry the same release, found among all portals and named, never merged.

Two articles are joined where their current texts are alike; a cluster is all that hang together, and
its name is the least of their keys. So it depends on the texts alone, not on the order in which they
came: a text that is like two clusters makes them one, and where a changed text held one together,
what is left is joined anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from newsspider.model import Record
from newsspider.text.likeness import Fingerprint, alike, fingerprint
from newsspider.text.unicode import fold

_IN_BAND = 100
"""Articles of one band that a text is compared with, the latest first: thousands of pages may carry
the same words, where a portal prints no more than its notice, and a save must stay short."""


def place(db: sqlite3.Connection, article: int, record: Record) -> None:
    """Put an article where its current text belongs: into a cluster, or into none."""
    told, known = _fingerprint(record), _stored(db, article)
    if told == known:
        return
    if known is not None:
        _leave(db, article, known)
    if told is not None:
        _keep(db, article, told)
        _join(db, article, told)


def _fingerprint(record: Record) -> Fingerprint | None:
    paragraphs = (record.lead, *record.body) if record.lead else record.body
    return fingerprint(record.title, paragraphs, [_file(a.url) for a in record.attachments])


def _file(url: str) -> str:
    """A file's name in its URL, with the query: where there is no name, there is a number."""
    return fold(url.rpartition("/")[2])


def _stored(db: sqlite3.Connection, article: int) -> Fingerprint | None:
    row = db.execute("select * from fingerprints where article_id = ?", (article,)).fetchone()
    return _of(row) if row else None


def _of(row: sqlite3.Row) -> Fingerprint:
    words = (frozenset(row[name].split()) for name in ("heading", "figures", "names"))
    return Fingerprint(row["exact"], row["sketch"], *words)


def _keep(db: sqlite3.Connection, article: int, told: Fingerprint) -> None:
    words = (" ".join(sorted(w)) for w in (told.heading, told.figures, told.names))
    db.execute(
        "insert into fingerprints values (?,?,?,?,?,?)", (article, told.exact, told.sketch, *words)
    )
    db.executemany(
        # Bands of one text may, once in 2^58, be the same number.
        "insert or ignore into fingerprint_bands values (?,?)",
        ((band, article) for band in told.bands()),
    )


def _leave(db: sqlite3.Connection, article: int, known: Fingerprint) -> None:
    """Forget the article's text; what it held together comes apart where nothing else holds it."""
    near = [text for _, text in _near(db, article, known) if alike(known, text)]
    db.executemany(
        "delete from fingerprint_bands where band = ? and article_id = ?",
        ((band, article) for band in known.bands()),
    )
    db.execute("delete from fingerprints where article_id = ?", (article,))
    cluster = db.execute("select cluster from articles where id = ?", (article,)).fetchone()[0]
    if cluster is None:
        return
    db.execute("update articles set cluster = null where id = ?", (article,))
    left = db.execute("select id, key from articles where cluster = ?", (cluster,)).fetchall()
    if len(left) > 1 and all(alike(near[0], text) for text in near[1:]):
        _rename(db, cluster, min(row["key"] for row in left))
        return
    _rename(db, cluster, None)
    for row in left if len(left) > 1 else ():
        if (text := _stored(db, row["id"])) is not None:
            _join(db, row["id"], text)


def _rename(db: sqlite3.Connection, old: str, new: str | None) -> None:
    db.execute("update articles set cluster = ? where cluster = ?", (new, old))


def _join(db: sqlite3.Connection, article: int, told: Fingerprint) -> None:
    """Make one cluster of the article and all those that it is like."""
    found: set[str] = set()
    for group, text in _near(db, article, told):
        if group not in found and alike(told, text):
            found.add(group)
    if not found:
        return
    own = db.execute("select key, cluster from articles where id = ?", (article,)).fetchone()
    found.add(own["cluster"] or own["key"])
    name = min(found)
    db.executemany(
        "update articles set cluster = ?1 where (cluster = ?2 or key = ?2) and cluster is not ?1",
        ((name, old) for old in found),
    )


def _near(
    db: sqlite3.Connection, article: int, told: Fingerprint
) -> Iterator[tuple[str, Fingerprint]]:
    """The other texts that share a band, each with the name of its cluster, or else its key."""
    bands = told.bands()
    # The text of the statement is the same each time, so SQLite keeps it prepared.
    of_band = " union ".join(
        f"select * from (select article_id from fingerprint_bands where band = ?{place}"
        f" and article_id != ?1 order by article_id desc limit {_IN_BAND})"
        for place in range(2, len(bands) + 2)
    )
    rows = db.execute(
        "select coalesce(a.cluster, a.key) as name, f.* from fingerprints f"
        f" join articles a on a.id = f.article_id where f.article_id in ({of_band})",
        (article, *bands),
    )
    return ((row["name"], _of(row)) for row in rows.fetchall())
