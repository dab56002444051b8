"""What was written is read back, byte for byte."""

from __future__ import annotations

import gzip
import random
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warc_samples import AT, HTML, SAMPLE, archived, fetch, judged, members, rewritten, writer

from newsspider.archive.reader import archive_files, captures, page_of, read_capture
from newsspider.archive.verify import verify
from newsspider.errors import ArchiveError, DamagedRecordError
from newsspider.model import Fetch, Role

BODIES = {
    "identity": HTML,
    "gzip": gzip.compress(HTML),
    "empty": b"",
    "line ends": b"\r\n\r\n\r\n\r\n",
    "binary": bytes(range(256)) * 300,
    "a record": b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    "a gzip member": gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
    "a chunk": b"5\r\nabcde\r\n0\r\n\r\n",
    "large": bytes(range(251)) * 20_000,
}

HEADS = [
    b"HTTP/1.1 200 Th\xc3\xa0nh c\xc3\xb4ng\r\nA: b\r\n\r\n",
    b"HTTP/1.1 200 Kh\xf4ng\r\n\r\n",
    b"HTTP/1.1 200\r\nA: b\r\n\r\n",
    b"HTTP/1.1 200 \r\nA: b\r\n\r\n",
    b"HTTP/1.0 200 OK\r\n\r\n",
    b"HTTP/1.1  200  OK\r\n\r\n",
    b"HTTP/1.1 200 OK\nA: b\n\n",
    b"HTTP/1.1 200 OK\r\nA: b\n\r\n",
    b"HTTP/1.1 200 OK\r\nno colon here\r\nA: b\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\tagain\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nX: 1\r\nset-cookie: b\r\nSET-COOKIE: c\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nA:\r\nB: \r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: \x00\x01\xfe\xff\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nWARC-Type: request\r\nWARC/1.1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip, br\r\n\r\n",
    b"HTTP/9.9 299 Odd\r\n\r\n",
]


def _there_and_back(data: Path, one: Fetch) -> Fetch:
    with writer(data) as warc:
        capture = warc.write(one)
    path = data / capture.file
    found = read_capture(data, capture)

    assert list(verify(path)) == []
    assert list(captures(path)) == [(capture, found)]
    return found


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_comes_back_as_it_was(tmp_path: Path, body: bytes) -> None:
    one = fetch(response_body=body, method="POST", request_body=body)
    one = replace(one, request_head=one.request_head.replace(b"GET", b"POST"))

    found = _there_and_back(tmp_path, one)

    assert found == one
    judged(archive_files(tmp_path)[0])


@pytest.mark.parametrize("head", HEADS, ids=lambda head: repr(head[:60]))
def test_a_head_comes_back_as_it_was(tmp_path: Path, head: bytes) -> None:
    status = 299 if b"299" in head else 200

    found = _there_and_back(tmp_path, fetch(response_head=head, status=status))

    assert found == fetch(response_head=head, status=status)


@pytest.mark.parametrize(
    "changes",
    [
        {"role": Role.ROBOTS},
        {"ip": None},
        {"ip": "2001:db8::1"},
        {"reconstructed": True},
        {"truncated": "disconnect"},
        {"truncated": "time", "response_body": b""},
        {"request_head": b""},
        {"response_head": b"HTTP/1.1 200 OK\r\nCont", "response_body": b"", "truncated": "time"},
        {"status": 302, "response_head": b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"},
    ],
    ids=repr,
)
def test_what_is_known_of_an_exchange_comes_back(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    one = fetch(**changes)

    assert _there_and_back(tmp_path, one) == one


_token = st.text("abcXYZ-", min_size=1, max_size=8).map(str.encode)
_value = st.binary(max_size=30).map(lambda raw: raw.replace(b"\n", b"").replace(b"\r", b""))


@given(body=st.binary(max_size=2000), fields=st.lists(st.tuples(_token, _value), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_bytes_at_all_come_back(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, fields: list[tuple[bytes, bytes]]
) -> None:
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in fields)
    one = fetch(response_head=b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n", response_body=body)

    assert _there_and_back(tmp_path_factory.mktemp("any"), one) == one


def test_a_revisit_of_the_same_entity_reads_as_the_whole_fetch(tmp_path: Path) -> None:
    again = fetch(response_head=b"HTTP/1.1 200 OK\r\nX-Served: 2\r\n\r\n")
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)
        capture = warc.write_revisit(again, first)
    path = tmp_path / first.file

    assert read_capture(tmp_path, capture, first) == again
    assert list(captures(path)) == [(first, SAMPLE), (capture, again)]
    assert list(verify(path)) == []
    assert read_capture(tmp_path, capture) == again


def test_a_revisit_that_does_not_say_where_its_entity_lies_needs_it_told(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)
        capture = warc.write_revisit(SAMPLE, first)
    path = tmp_path / first.file
    rewritten(path, lambda _, content: content.replace(b"WARC-Refers-To-File", b"X-Refers-To-File"))
    offsets = [offset for offset, _ in members(path.read_bytes())]
    moved = replace(capture, offset=offsets[3])

    assert read_capture(tmp_path, moved, replace(first, offset=offsets[1])) == SAMPLE
    with pytest.raises(ArchiveError, match="a revisit, and no capture of"):
        read_capture(tmp_path, moved)


def test_a_304_keeps_its_head_beside_an_empty_block(tmp_path: Path) -> None:
    head = b'HTTP/1.1 304 Kh\xc3\xb4ng \xf4\r\nETag: "a"\r\n\r\n'
    not_modified = fetch(status=304, response_head=head, response_body=b"")
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)
        capture = warc.write_revisit(not_modified, first)
    path = tmp_path / first.file

    assert capture.digest == first.digest
    assert read_capture(tmp_path, capture) == not_modified
    assert list(captures(path))[1] == (capture, not_modified)
    assert list(verify(path)) == []
    judged(path)


def test_a_revisit_finds_its_entity_in_an_earlier_file(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)
    with writer(tmp_path) as warc:
        second = warc.write_revisit(SAMPLE, first)
    known: dict = {}

    for path in (tmp_path / first.file, tmp_path / second.file):
        assert [found for _, found in captures(path, originals=known)] == [SAMPLE]
    assert [found for _, found in captures(tmp_path / second.file)] == [SAMPLE]
    (tmp_path / first.file).unlink()
    problems: list[ArchiveError] = []
    assert list(captures(tmp_path / second.file, on_damage=problems.append)) == []
    assert first.file in str(problems[0])
    assert list(verify(tmp_path / second.file, elsewhere={first.record_id})) == []
    assert [fault.what for fault in verify(tmp_path / second.file)] == [
        f"WARC-Refers-To names {first.record_id}, which is nowhere"
    ]


def test_a_changed_payload_is_named_with_its_file_and_offset(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(SAMPLE)
    path = rewritten(tmp_path / capture.file, lambda _, record: record.replace(b"<h1>X", b"<h1>Y"))

    with pytest.raises(DamagedRecordError, match=rf"{path.name}, record at byte {capture.offset}"):
        read_capture(tmp_path, capture)


@pytest.mark.parametrize("offset", [-1, 1, 10**9])
def test_an_offset_where_no_record_starts_is_named(tmp_path: Path, offset: int) -> None:
    with writer(tmp_path) as warc:
        warc.write(SAMPLE)
        capture = warc.write(SAMPLE)

    with pytest.raises(DamagedRecordError, match=r"\.warc\.gz"):
        read_capture(tmp_path, replace(capture, offset=capture.offset + offset))


def test_another_record_than_the_one_asked_for_is_refused(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        first, second = warc.write(SAMPLE), warc.write(SAMPLE)

    with pytest.raises(DamagedRecordError, match="no record"):
        read_capture(tmp_path, replace(first, offset=second.offset))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(SAMPLE)
    (tmp_path / capture.file).unlink()

    with pytest.raises(ArchiveError, match="no file"):
        read_capture(tmp_path, capture)


@pytest.mark.parametrize("raw", [b"<html>", b"\x00" * 100, b"PK\x03\x04", b"W"])
def test_a_file_that_is_no_warc_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw)

    with pytest.raises(DamagedRecordError, match="is no WARC file"):
        list(captures(path))


def test_damage_inside_a_file_costs_only_the_record_it_is_in(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        kept = [warc.write(fetch(url=f"http://tin.example.vn/{n}")) for n in range(5)]
    path = tmp_path / kept[0].file
    raw = bytearray(path.read_bytes())
    raw[kept[2].offset + 40 : kept[2].offset + 80] = bytes(40)
    path.write_bytes(raw)
    problems: list[ArchiveError] = []

    found = [capture for capture, _ in captures(path, on_damage=problems.append)]

    assert found == [kept[0], kept[1], kept[3], kept[4]]
    assert len(problems) == 1
    assert f"record at byte {kept[2].offset}" in str(problems[0])
    with pytest.raises(DamagedRecordError):
        list(captures(path))


def test_a_record_that_a_page_smuggles_in_is_not_read_after_damage(tmp_path: Path) -> None:
    forged = archived(tmp_path / "other", fetch(url="http://forged.example.vn/")).read_bytes()
    noise = random.Random(1).randbytes(200_000)  # what cannot be packed is stored as it is
    with writer(tmp_path) as warc:
        kept = warc.write(SAMPLE)
        hit = warc.write(fetch(response_body=noise + forged + noise))
        after = warc.write(SAMPLE)
    path = tmp_path / hit.file
    raw = bytearray(path.read_bytes())
    assert forged in raw
    raw[hit.offset + 12 : hit.offset + 24] = bytes(12)
    path.write_bytes(raw)

    found = [capture for capture, _ in captures(path, on_damage=lambda _: None)]

    assert found == [kept, after]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(HTML)),
        ("GZIP", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("gzip", gzip.compress(HTML[:9]) + gzip.compress(HTML[9:])),
        ("gzip", gzip.compress(HTML) + b"trailing"),
        ("gzip", HTML),
        ("gzip", b""),
        ("deflate", zlib.compress(HTML)),
        ("deflate", zlib.compress(HTML, wbits=-15)),
        ("deflate", HTML),
        ("gzip, gzip", gzip.compress(gzip.compress(HTML))),
        ("deflate, gzip", gzip.compress(zlib.compress(HTML))),
        ("identity", HTML),
        ("", HTML),
    ],
)
def test_a_page_has_its_content_coding_undone(coding: str, body: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode()

    page = page_of(fetch(response_head=head, response_body=body))

    assert page.body == (HTML if body else b"")
    assert (page.url, page.fetched_at) == (SAMPLE.url, AT)


def test_a_page_may_come_in_brotli() -> None:
    brotli = pytest.importorskip("brotli")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"

    page = page_of(fetch(response_head=head, response_body=brotli.compress(HTML)))

    assert page.body == HTML
    bomb = brotli.compress(bytes(1 << 22))
    with pytest.raises(ArchiveError, match="bomb"):
        page_of(fetch(response_head=head, response_body=bomb), limit=1 << 20)


@pytest.mark.parametrize("cut", [1, 8, 9, 20])
def test_a_page_that_was_cut_off_gives_what_there_is(cut: int) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"

    page = page_of(fetch(response_head=head, response_body=gzip.compress(HTML)[:-cut]))

    assert HTML.startswith(page.body)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(bytes(1 << 22))),
        ("gzip", gzip.compress(bytes(1 << 19)) * 8),
        ("gzip", gzip.compress(b"") * 100_000),
        ("deflate", zlib.compress(bytes(1 << 22))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(1 << 22)))),
    ],
)
def test_a_compression_bomb_is_refused(coding: str, body: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode()

    with pytest.raises(ArchiveError, match=r"tin\.example\.vn.*bomb: more than 1048576 bytes"):
        page_of(fetch(response_head=head, response_body=body), limit=1 << 20)


@pytest.mark.parametrize("coding", ["zstd", "nonsense", "gzip," * 5 + "gzip"])
def test_a_coding_that_cannot_be_undone_is_named(coding: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode()

    with pytest.raises(ArchiveError, match="content coding"):
        page_of(fetch(response_head=head, response_body=HTML))


@pytest.mark.parametrize(
    ("line", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html;charset="windows-1258"', "windows-1258"),
        ("text/html; Charset = utf-8 ; x=y", "utf-8"),
        ("text/html; charset='utf-8'", "utf-8"),
        ("text/html\r\n ; charset=utf-8", "utf-8"),
        ("text/plain; charset=a\r\nContent-Type: text/html; charset=b", "b"),
        ("text/html", None),
        ("text/html; charset=", None),
        ("text/html; charset=\x00", None),
        ("charset=utf-8", None),
    ],
)
def test_the_charset_is_that_of_the_content_type(line: str, charset: str | None) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {line}\r\n\r\n".encode()

    assert page_of(fetch(response_head=head)).charset == charset
