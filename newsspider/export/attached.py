"""Where the archive has the files of articles: for the rows of a dataset."""

from __future__ import annotations

import sqlite3

from newsspider.store.file_names import file_name

_FILE = (
    "select f.digest, f.bytes, f.kind, c.file as capture_file, c.offset as capture_offset"
    " from files f left join captures c on c.id = f.capture_id where f.portal = ? and f.url = ?"
)
FIELDS = ("digest", "bytes", "kind", "capture_file", "capture_offset")
"""What an attachment says beside `url` and `name`; None each where it is not archived."""


def attached(
    db: sqlite3.Connection, portal: str, attachments: list[dict[str, str]]
) -> list[dict[str, object]]:
    """The attachments of a record, each with what is known of its file."""
    return [{**each, **_file(db, portal, each["url"])} for each in attachments]


def _file(db: sqlite3.Connection, portal: str, url: str) -> dict[str, object]:
    row = db.execute(_FILE, (portal, file_name(url))).fetchone()
    return {name: row[name] if row else None for name in FIELDS}
