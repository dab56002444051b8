"""Pages: which captures of a portal a reader of its archive would begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsspider.store.database import open_store

_PAGES = """
select c.record_id, c.url, c.fetched_at, r.title, r.lead, r.body, c.id
from revisions r join articles a on a.id = r.article_id join captures c on c.id = r.capture_id
where c.portal = ? union all
select c.record_id, c.url, c.fetched_at, null, null, null, c.id from captures c
where c.portal = ? and c.role = 'listing' and c.status = 200 and c.id in
  (select min(id) from captures where portal = ? and role = 'listing' group by url)
order by 3, 7
"""


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page by which the archive can be entered: an article's revision, or a listing."""

    record_id: str
    url: str
    fetched_at: datetime
    title: str | None
    text: str | None
    """Lead and body, by which it is found; None for a listing."""


def archived_pages(data: Path, portal: str) -> Iterator[ArchivedPage]:
    """The pages of a portal, oldest capture first."""
    store = open_store(data)
    try:
        for row in store.connection.execute(_PAGES, (portal, portal, portal)):
            texts = [row["lead"], row["body"]]
            yield ArchivedPage(
                record_id=row["record_id"],
                url=row["url"],
                fetched_at=datetime.fromisoformat(row["fetched_at"]).astimezone(UTC),
                title=row["title"],
                text="\n".join(filter(None, texts)) or None,
            )
    finally:
        store.close()


HEAD = json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}) + "\n"
"""The first line of a `pages.jsonl`."""


def moment(at: datetime) -> str:
    """A time as WACZ prints it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def page_line(page: ArchivedPage) -> str:
    """The line of a `pages.jsonl` that names a page."""
    said = {
        "id": page.record_id.removeprefix("urn:uuid:"),
        "url": page.url,
        "ts": moment(page.fetched_at),
        "title": page.title,
        "text": page.text,
    }
    kept = {name: value for name, value in said.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False) + "\n"
