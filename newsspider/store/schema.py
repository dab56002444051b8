"""The tables, and how they came to be: one migration after the other."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database, Migrations

from newsspider.errors import StoreError
from newsspider.store import search_tables
from newsspider.store.file_names import file_name

schema = Migrations("newsspider")

_TABLES = """
create table runs (
  id integer primary key, portal text not null, started text not null, ended text,
  finish_reason text, verdict text, argv text not null,
  listings integer, articles integer, new integer, changed integer, unchanged integer,
  withdrawn integer, failed integer, problems integer, requests integer, bytes integer
) strict;
create table captures (
  id integer primary key, record_id text not null unique, url text not null,
  portal text not null, role text not null, fetched_at text not null, ip text,
  status integer not null, file text not null, offset integer not null,
  length integer not null, digest text not null, truncated text,
  run_id integer references runs(id)
) strict;
create index captures_url on captures(url, fetched_at);
create table articles (
  id integer primary key, key text not null unique, portal text not null, url text not null,
  title text, lead text, category text, author text, source text,
  published text, published_printed text, published_precision text,
  views integer, views_printed text, comments integer,
  first_seen text not null, last_seen text not null, last_changed text not null,
  status text not null default 'live', revision integer not null, digest text not null,
  capture_id integer references captures(id), extractor text not null, how text not null
) strict;
create index articles_portal on articles(portal, published);
create table article_urls (
  url text not null, portal text not null, article_id integer not null references articles(id),
  first_seen text not null, primary key (portal, url)
) strict, without rowid;
create table revisions (
  id integer primary key, article_id integer not null references articles(id),
  number integer not null, digest text not null, title text, lead text, body text not null,
  published text, record text not null, first_seen text not null, last_seen text not null,
  seen_count integer not null, capture_id integer references captures(id),
  unique (article_id, number)
) strict;
create table observations (
  article_id integer not null references articles(id), observed_at text not null,
  role text not null, views integer, comments integer, status integer not null,
  capture_id integer references captures(id), primary key (article_id, observed_at, role)
) strict, without rowid;
create table images (article_id integer not null references articles(id), position integer not null,
  url text not null, primary key (article_id, position)) strict, without rowid;
create table captions (article_id integer not null references articles(id), position integer not null,
  text text not null, primary key (article_id, position)) strict, without rowid;
create table attachments (article_id integer not null references articles(id),
  position integer not null, url text not null, name text not null,
  primary key (article_id, position)) strict, without rowid;
create table tags (article_id integer not null references articles(id), position integer not null,
  text text not null, primary key (article_id, position)) strict, without rowid;
create table problems (
  id integer primary key, run_id integer references runs(id), at text not null,
  portal text not null, url text, code text not null, field text, detail text not null
) strict;
create index problems_code on problems(portal, code);
create table sections (
  portal text not null, name text not null, url text not null, walked_at text not null,
  primary key (portal, name)
) strict, without rowid;
create table frontier (
  portal text not null, url text not null, fetch_url text not null, role text not null,
  section text not null, number integer not null, card text, state text not null,
  attempts integer not null default 0, due text not null, found_at text not null,
  finished_at text, rank integer not null, primary key (portal, url)
) strict, without rowid;
create index frontier_due on frontier(portal, state, rank, due);
create view article_bodies as
  select a.key, a.portal, a.url, a.title, a.lead, r.body, r.number as revision
  from articles a join revisions r on r.article_id = a.id and r.number = a.revision;
"""


_CLUSTERS = """
alter table articles add column event_date text;
alter table articles add column cluster text;
create index articles_cluster on articles(cluster) where cluster is not null;
create table fingerprints (
  article_id integer primary key references articles(id), exact integer not null,
  sketch blob not null, heading text not null, figures text not null, names text not null
) strict;
create table fingerprint_bands (
  band integer not null, article_id integer not null references articles(id),
  primary key (band, article_id)
) strict, without rowid;
"""


@schema()
def first_tables(db: Database) -> None:
    """The tables of version 1."""
    _run(db, _TABLES)


@schema()
def clusters_and_event_dates(db: Database) -> None:
    """Near copies, and the day of the event; `reextract` fills them for what is known already."""
    _run(db, _CLUSTERS)


@schema()
def recovered_captures(db: Database) -> None:
    """Where a capture was taken from that others have had, and when it was read."""
    db.execute("alter table captures add column source text")
    db.execute("alter table captures add column read_at text")
    db.execute(
        "create index captures_unread on captures(portal, fetched_at)"
        " where source is not null and read_at is null"
    )


def _run(db: Database, statements: str) -> None:
    # executescript() would commit, and so end the transaction that the migration runs in.
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


@schema()
def hosts(db: Database) -> None:
    """What is remembered of hosts: pauses they asked for, failures in a row."""
    db.execute(
        "create table hosts (host text primary key, paused_until text, pauses integer not null,"
        " failures integer not null, reason text) strict, without rowid"
    )


@schema()
def kills_are_survived(db: Database) -> None:
    """When a task was leased, and how far each portal's journal is known to be on disk."""
    db.execute("alter table frontier add column leased_at text")
    db.execute(
        "create table journals (portal text primary key, revision_id integer not null)"
        " strict, without rowid"
    )
    db.execute(
        "insert into journals select a.portal, max(r.id) from revisions r"
        " join articles a on a.id = r.article_id group by a.portal"
    )


@schema()
def files_and_search(db: Database) -> None:
    """Files of articles, texts of documents, and the words of all; known articles are indexed."""
    _run(db, search_tables.TABLES)
    for table in ("attachments", "images"):
        for (url,) in db.execute(f"select distinct url from {table}").fetchall():  # noqa: S608 our own names
            db.execute(f"update {table} set file = ? where url = ?", (file_name(url), url))  # noqa: S608 our own names
    db.execute(search_tables.FILL_ARTICLES)


@schema()
def provinces(db: Database) -> None:
    """The province of an article's portal, then and now; filled when it is next seen or read again."""
    db.execute("alter table articles add column province text")
    db.execute("alter table articles add column province_today text")


_WALKS = """
alter table frontier add column form text;
alter table frontier add column maybe integer not null default 0;
create table walks (
  portal text not null, name text not null, url text not null, walked_at text,
  stopped_at text, stopped text, since text, primary key (portal, name)
) strict, without rowid;
insert into walks (portal, name, url, walked_at) select portal, name, url, walked_at from sections;
drop table sections;
alter table walks rename to sections;
create table looks (
  portal text not null, look text not null, at text not null, primary key (portal, look)
) strict, without rowid;
"""


@schema()
def walks_know_their_end(db: Database) -> None:
    """Forms and guesses in the frontier; why a walk stopped; when each look-back was."""
    _run(db, _WALKS)


def _known() -> int:
    with closing(Database(memory=True)) as empty:
        return len(schema.pending(empty))


# Below the last migration: it counts them.
VERSION = _known()
"""Number of migrations that this program knows; a database with more is from the future."""


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is new; a version in the file's head spares the look in all but the first runs.

    Raises:
        StoreError: the database is of a newer newsspider.
    """
    version = connection.execute("pragma user_version").fetchone()[0]
    if version == VERSION:
        return
    if version > VERSION:
        raise StoreError(f"the database is of a newer newsspider (schema {version}); upgrade")
    # Two processes may come here at once: the lock is taken before either looks.
    connection.execute("begin immediate")
    try:
        if connection.execute("pragma user_version").fetchone()[0] < VERSION:
            schema.apply(Database(connection))
            connection.execute(f"pragma user_version = {VERSION}")
        if connection.in_transaction:
            connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
