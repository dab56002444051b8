"""Files of articles: where the archive has them, and the text of those that are documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsspider.model import Capture
from newsspider.store.captures import of_row
from newsspider.store.database import Store
from newsspider.store.moments import moment_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """The text of a document, as it is kept: one row for each digest."""

    digest: str
    """Of its entity as sent, as in captures."""
    kind: str
    text: str
    """A paragraph, row or line each; `""` where there is none."""
    pages: int | None
    repairs: tuple[str, ...]
    problem: str | None
    detail: str | None
    extractor: str
    """Version of newsspider that read it."""
    read_at: datetime


def save_file(store: Store, capture: Capture, *, url: str, size: int, kind: str) -> None:
    """Note that the file known as `url` (canonical) was captured."""
    at = text_of(capture.fetched_at)
    with store.write() as db:
        db.execute(
            "insert into files (portal, url, capture_id, digest, bytes, kind, first_seen, last_seen)"
            " values (?,?,?,?,?,?,?,?) on conflict (portal, url) do update set"
            " first_seen = min(first_seen, excluded.first_seen),"
            " capture_id = iif(last_seen <= excluded.last_seen, excluded.capture_id, capture_id),"
            " digest = iif(last_seen <= excluded.last_seen, excluded.digest, digest),"
            " bytes = iif(last_seen <= excluded.last_seen, excluded.bytes, bytes),"
            " kind = iif(last_seen <= excluded.last_seen, excluded.kind, kind),"
            " last_seen = max(last_seen, excluded.last_seen)",
            (capture.portal, url, capture.id, capture.digest, size, kind, at, at),
        )


def file_seen(store: Store, portal: str, url: str) -> datetime | None:
    """When the file known as `url` was last captured; None: never."""
    row = store.connection.execute(
        "select last_seen from files where portal = ? and url = ?", (portal, url)
    ).fetchone()
    return moment_of(row[0]) if row else None


def file_seen_again(store: Store, portal: str, url: str, at: datetime) -> None:
    """Note that the file known as `url` was still the same."""
    with store.write() as db:
        db.execute(
            "update files set last_seen = max(last_seen, ?) where portal = ? and url = ?",
            (text_of(at), portal, url),
        )


def unseen_links(store: Store, portal: str, *, documents: bool, pictures: bool) -> list[str]:
    """The links of a portal's articles to files that were never captured."""
    wanted = [("attachments", documents), ("images", pictures)]
    selects = [
        f"select min(l.url) from {table} l join articles a on a.id = l.article_id"  # noqa: S608 our own names
        " where a.portal = :portal and l.file is not null and not exists"
        " (select 1 from files f where f.portal = a.portal and f.url = l.file) group by l.file"
        for table, asked in wanted
        if asked
    ]
    if not selects:
        return []
    rows = store.connection.execute(" union ".join(selects), {"portal": portal})
    return [row[0] for row in rows]


def unread_files(
    store: Store, portals: tuple[str, ...], *, kinds: tuple[str, ...]
) -> Iterator[Capture]:
    """A capture of each document that has not been read; of all portals where none is named."""
    return _documents(
        store, portals, kinds, "not exists (select 1 from documents d where d.digest = f.digest)"
    )


def all_files(
    store: Store, portals: tuple[str, ...], *, kinds: tuple[str, ...]
) -> Iterator[Capture]:
    """A capture of each document, read or not."""
    return _documents(store, portals, kinds, "true")


def _documents(
    store: Store, portals: tuple[str, ...], kinds: tuple[str, ...], which: str
) -> Iterator[Capture]:
    marks = ",".join("?" * len(kinds))
    where = f"and f.portal in ({','.join('?' * len(portals))})" if portals else ""
    rows = store.connection.execute(
        f"select c.* from files f join captures c on c.id = f.capture_id"  # noqa: S608 values are bound
        f" where f.kind in ({marks}) {where}"
        f" and {which} group by f.digest order by min(f.id)",
        (*kinds, *portals),
    ).fetchall()
    return map(of_row, rows)


def save_document(store: Store, document: StoredDocument) -> None:
    """Keep what reading a document came to; read again, it takes the place of what was kept."""
    with store.write() as db:
        db.execute(
            "insert into documents (digest, kind, text, characters, pages, repairs, problem, detail,"
            " extractor, read_at) values (?,?,?,?,?,?,?,?,?,?) on conflict (digest) do update set"
            " kind = excluded.kind, text = excluded.text, characters = excluded.characters,"
            " pages = excluded.pages, repairs = excluded.repairs, problem = excluded.problem,"
            " detail = excluded.detail, extractor = excluded.extractor, read_at = excluded.read_at",
            (
                document.digest, document.kind, document.text, len(document.text), document.pages,
                " ".join(document.repairs), document.problem, document.detail,
                document.extractor, text_of(document.read_at),
            ),
        )  # fmt: skip
