"""What comes again is archived by reference, and what has not changed is not sent again."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsspider.archive import heads
from newsspider.archive.reader import archive_files, captures
from newsspider.archive.verify import verify
from newsspider.archive.warcfile import records
from newsspider.earlier import SMALLEST, Earlier
from newsspider.keeper import Keeper
from newsspider.model import Fetch, Role
from newsspider.portals import load

URL = "http://tin.example.vn/a.html"
LONG = b"<p>dai</p>" * SMALLEST
OLD = "Last-Modified: Mon, 02 Nov 2026 03:00:00 GMT"
DATE = "Date: Tue, 24 Nov 2026 03:00:00 GMT"


def fetch(*lines, body=LONG, minute=0, method="GET", status=200, asked="", truncated=None):
    return Fetch(
        url=URL,
        method=method,
        request_head=f"{method} /a.html HTTP/1.1\r\nHost: tin.example.vn\r\n{asked}\r\n".encode(),
        response_head="\r\n".join([f"HTTP/1.1 {status} x", *lines, "", ""]).encode(),
        response_body=body,
        status=status,
        fetched_at=datetime(2026, 11, 24, 3, minute, tzinfo=UTC),
        ip="192.0.2.1",
        portal="demo",
        role=Role.ARTICLE,
        truncated=truncated,
    )


@pytest.fixture
def keeper(tmp_path):
    kept = Keeper.open(tmp_path, load("demo"), operator=None, user_agent="x")
    kept.begin(datetime(2026, 11, 24, tzinfo=UTC), [])
    yield kept
    kept.writer.close()
    kept.close()


def kinds(data: Path):
    found = [r for path in archive_files(data) for r in records(path)]
    return [r.field("WARC-Type") for r in found if r.field("WARC-Type") in {"response", "revisit"}]


def test_the_same_page_again_is_a_revisit_of_the_first_and_never_of_a_revisit(keeper, tmp_path):
    first = asyncio.run(keeper.keep(fetch("A: 1")))
    second = asyncio.run(keeper.keep(fetch("A: 2", minute=1)))
    third = asyncio.run(keeper.keep(fetch("A: 3", minute=2)))
    keeper.writer.close()

    (path,) = archive_files(tmp_path)
    referred = [r.reference("WARC-Refers-To") for r in records(path)]
    assert [r for r in referred if r] == [first.record_id, first.record_id]
    assert {first.digest} == {second.digest, third.digest}
    assert [f.response_body for _, f in captures(path)] == [LONG] * 3
    assert [heads.values(f.response_head, b"a") for _, f in captures(path)] == [
        ("1",),
        ("2",),
        ("3",),
    ]
    assert list(verify(path)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (fetch(method="POST"), fetch(minute=1)),
        (fetch(), fetch(minute=1, method="POST")),
        (fetch(body=b"short"), fetch(body=b"short", minute=1)),
        (fetch(truncated="disconnect"), fetch(minute=1)),
        (fetch(), fetch(minute=1, truncated="disconnect")),
        (fetch(), fetch(minute=1, body=LONG + b"!")),
        (fetch(status=404), fetch(status=404, minute=1)),
        (fetch(), fetch(minute=1, status=304, body=b"")),
    ],
    ids=["get-of-post", "post-of-get", "short", "cut", "cut-again", "other", "error", "unasked"],
)
def test_what_must_stand_for_itself_is_no_revisit(keeper, tmp_path, before, after):
    asyncio.run(keeper.keep(before))
    asyncio.run(keeper.keep(after))

    assert kinds(tmp_path) == ["response", "response"]


def test_a_page_whose_first_copy_is_gone_is_kept_whole_again(keeper, tmp_path):
    asyncio.run(keeper.keep(fetch()))
    keeper.settle()
    keeper.close()
    for path in archive_files(tmp_path):
        path.unlink()

    again = Keeper.open(tmp_path, keeper.portal, operator=None, user_agent="x")
    asyncio.run(again.keep(fetch(minute=1)))
    again.settle()
    again.close()

    assert kinds(tmp_path) == ["response"]


@pytest.mark.parametrize(
    ("lines", "conditions"),
    [
        (('ETag: "a1"',), (("If-None-Match", '"a1"'),)),
        (('etag: W/"a1"',), (("If-None-Match", 'W/"a1"'),)),
        (("ETag: bare",), ()),
        ((OLD, DATE), (("If-Modified-Since", OLD.partition(": ")[2]),)),
        ((OLD,), ()),
        ((DATE, DATE.replace("Date", "Last-Modified")), ()),
        ((DATE, "Last-Modified: Mon, 23 Nov 2026 03:00:00 GMT"), ()),
        ((DATE, "Last-Modified: yesterday"), ()),
        ((), ()),
    ],
    ids=["etag", "weak", "bare", "modified", "no-date", "clock", "clock-of-a-day", "words", "none"],
)
def test_a_known_page_is_asked_for_by_what_its_head_said(keeper, tmp_path, lines, conditions):
    asyncio.run(keeper.keep(fetch(*lines)))

    assert Earlier(tmp_path, keeper.store, "demo").conditions(URL) == conditions


def test_the_newest_head_counts_though_its_entity_is_the_first_ones(keeper):
    asyncio.run(keeper.keep(fetch('ETag: "a"')))
    asyncio.run(keeper.keep(fetch('ETag: "b"', minute=1)))

    assert keeper.earlier.conditions(URL) == (("If-None-Match", '"b"'),)


def test_a_304_that_was_asked_for_is_an_empty_revisit_of_the_original(keeper, tmp_path):
    first = asyncio.run(keeper.keep(fetch('ETag: "a"')))
    asyncio.run(keeper.keep(fetch('ETag: "b"', minute=1)))
    asked = 'If-None-Match: "b"\r\n'
    confirmed = asyncio.run(
        keeper.keep(fetch('ETag: "b"', body=b"", minute=2, status=304, asked=asked))
    )
    keeper.writer.close()

    (path,) = archive_files(tmp_path)
    last = [r for r in records(path) if r.field("WARC-Type") == "revisit"][-1]
    assert last.block == b""
    assert last.reference("WARC-Refers-To") == first.record_id
    assert last.field("WARC-Refers-To-Date") == "2026-11-24T03:00:00.000000Z"
    assert (confirmed.status, confirmed.digest) == (304, first.digest)
    assert list(verify(path)) == []


def test_rows_of_confirmed_captures_name_status_and_digest(keeper, tmp_path):
    asyncio.run(keeper.keep(fetch('ETag: "a"')))
    asked = 'If-None-Match: "a"\r\n'
    asyncio.run(keeper.keep(fetch('ETag: "a"', body=b"", minute=2, status=304, asked=asked)))

    connection = sqlite3.connect(tmp_path / "newsspider.db")
    found = connection.execute("select status, digest from captures order by id").fetchall()
    connection.close()
    assert [status for status, _ in found] == [200, 304]
    assert found[0][1] == found[1][1]
