"""What WarcWriter puts on disk."""

from __future__ import annotations

import gzip
import multiprocessing
import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from warc_samples import AT, HTML, SAMPLE, archived, fetch, judged, members, require, writer

from newsspider.archive.reader import archive_files, captures, read_capture
from newsspider.archive.verify import verify
from newsspider.errors import ArchiveError
from newsspider.model import Role


def test_a_file_opens_with_a_warcinfo_that_says_who_wrote_it(tmp_path: Path) -> None:
    path = archived(tmp_path, SAMPLE)

    first = members(path.read_bytes())[0][1].decode()

    assert first.startswith("WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert f"WARC-Filename: {path.name}\r\n" in first
    for line in ("software: newsspider/test", "operator: a@example.vn", "isPartOf: demo"):
        assert f"{line}\r\n" in first
    assert "robots: obey\r\nhttp-header-user-agent: newsspider\r\n" in first
    assert "conformsTo: http://iipc.github.io/" in first


def test_an_exchange_is_a_response_and_its_request_in_members_of_their_own(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(SAMPLE)
    found = members((tmp_path / capture.file).read_bytes())

    (_, _), (at, response), (end, request) = found

    assert (capture.offset, capture.length) == (at, end - at)
    head, _, block = response.partition(b"\r\n\r\n")
    assert block == SAMPLE.response_head + HTML + b"\r\n\r\n"
    assert head.decode().splitlines()[1:7] == [
        "WARC-Type: response",
        f"WARC-Record-ID: <{capture.record_id}>",
        "WARC-Date: 2026-11-24T03:04:05.678901Z",
        f"WARC-Target-URI: {SAMPLE.url}",
        "WARC-IP-Address: 192.0.2.7",
        head.decode().splitlines()[6],
    ]
    assert b"\r\nNewsspider-Portal: demo\r\nNewsspider-Role: article\r\n" in head
    assert f"\r\nWARC-Payload-Digest: {capture.digest}\r\n".encode() in head
    assert f"WARC-Concurrent-To: <{capture.record_id}>\r\n".encode() in request
    assert b"WARC-Date: 2026-11-24T03:04:05.678901Z\r\n" in request
    assert request.endswith(SAMPLE.request_head + b"\r\n\r\n")


def test_the_capture_says_what_was_fetched_and_where_it_lies(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(fetch(status=404, role=Role.LISTING, ip=None, truncated="length"))

    assert re.fullmatch(r"archive/demo/demo-20261124030405678-00000-\w+\.warc\.gz", capture.file)
    assert (capture.url, capture.portal, capture.role) == (SAMPLE.url, "demo", Role.LISTING)
    assert (capture.status, capture.ip, capture.fetched_at) == (404, None, AT)
    assert (capture.truncated, capture.id) == ("length", None)


def test_every_validator_accepts_what_was_written(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)
        warc.write(fetch(response_body=gzip.compress(HTML), reconstructed=True))
        warc.write(fetch(response_body=b"", status=404, truncated="disconnect"))
        warc.write_revisit(SAMPLE, first)
        warc.write_revisit(fetch(status=304, response_body=b""), first)
    path = tmp_path / first.file

    judged(path)
    assert subprocess.run([require("gzip"), "-t", str(path)], timeout=60).returncode == 0
    assert list(verify(path)) == []


@pytest.mark.parametrize("tool", ["warcio", "fastwarc"])
def test_each_validator_is_installed_here(tool: str) -> None:
    require(tool)


def test_the_file_is_found_while_it_is_written_and_after(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    capture = warc.write(SAMPLE)

    assert [path.name for path in archive_files(tmp_path)] == [f"{Path(capture.file).name}.open"]
    assert read_capture(tmp_path, capture).response_body == HTML
    warc.sync()
    warc.close()
    warc.close()

    assert archive_files(tmp_path) == [tmp_path / capture.file]
    assert read_capture(tmp_path, capture).response_body == HTML


def test_a_full_file_is_finished_and_the_next_one_begun(tmp_path: Path) -> None:
    with writer(tmp_path, max_bytes=2000) as warc:
        kept = [warc.write(fetch(url=f"http://tin.example.vn/{n}")) for n in range(9)]

    files = archive_files(tmp_path)

    assert len(files) > 2
    assert [path.name.split("-")[2] for path in files] == [f"{n:05d}" for n in range(len(files))]
    assert [c for path in files for c, _ in captures(path)] == kept
    for path in files:
        judged(path)
        assert list(verify(path)) == []


def test_a_writer_that_wrote_nothing_leaves_nothing(tmp_path: Path) -> None:
    with writer(tmp_path):
        pass

    assert archive_files(tmp_path) == []


def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    warc.close()

    with pytest.raises(ArchiveError, match="closed"):
        warc.write(SAMPLE)


def test_files_are_not_writable_by_the_world(tmp_path: Path) -> None:
    path = archived(tmp_path, SAMPLE)

    assert path.stat().st_mode & 0o002 == 0
    assert path.parent.stat().st_mode & 0o002 == 0


def _write_ten(data: str, number: int) -> None:
    with writer(Path(data)) as warc:
        for n in range(10):
            warc.write(fetch(url=f"http://tin.example.vn/{number}/{n}"))


def test_processes_side_by_side_never_share_a_file(tmp_path: Path) -> None:
    at_once = multiprocessing.get_context("spawn")
    started = [at_once.Process(target=_write_ten, args=(str(tmp_path), n)) for n in range(3)]
    for each in started:
        each.start()
    for each in started:
        each.join(60)

    files = archive_files(tmp_path)

    assert [each.exitcode for each in started] == [0, 0, 0]
    assert len(files) == 3
    assert [len(list(captures(path))) for path in files] == [10, 10, 10]
    assert [fault for path in files for fault in verify(path)] == []


def test_a_transfer_coding_that_is_undone_is_renamed_and_all_else_kept(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nX-y: a\r\nTRANSFER-encoding: chunked\r\nx-Y: b\r\n\r\n"
    with writer(tmp_path) as warc:
        capture = warc.write(fetch(response_head=head))

    found = read_capture(tmp_path, capture).response_head

    assert found == head.replace(b"TRANSFER-encoding", b"X-Archive-Orig-Transfer-Encoding")


def test_the_password_for_a_proxy_is_not_archived(tmp_path: Path) -> None:
    head = b"GET / HTTP/1.1\r\nproxy-AUTHORIZATION: Basic c2\r\n V0\r\nHost: a.vn\r\n\r\n"
    with writer(tmp_path) as warc:
        capture = warc.write(fetch(request_head=head))

    found = read_capture(tmp_path, capture).request_head

    assert found == b"GET / HTTP/1.1\r\nHost: a.vn\r\n\r\n"


@pytest.mark.parametrize(
    ("url", "archived_as"),
    [
        ("http://a.vn/tin tức", "http://a.vn/tin%20t%E1%BB%A9c"),
        ("http://a.vn/\r\nWARC-Type: request", "http://a.vn/%0D%0AWARC-Type:%20request"),
        ("http://a.vn/\x00\x7f\x85\u2028", "http://a.vn/%00%7F%C2%85%E2%80%A8"),
        ("http://a.vn/<b>\"'`{}|\\^", "http://a.vn/%3Cb%3E%22'%60%7B%7D%7C%5C%5E"),
        ("http://a.vn/%E1%BB%A9?a=[1]&b=~", "http://a.vn/%E1%BB%A9?a=[1]&b=~"),
        ("http://a.vn/\ud800", "http://a.vn/%ED%A0%80"),
        ("HTTPS://[::1]:8080/a#b", "https://[::1]:8080/a"),
        ("http://a.vn/" + "a" * 20_000, "http://a.vn/" + "a" * 20_000),
    ],
)
def test_a_hostile_url_becomes_a_uri(tmp_path: Path, url: str, archived_as: str) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(fetch(url=url))
    path = tmp_path / capture.file

    assert capture.url == archived_as
    assert read_capture(tmp_path, capture).url == archived_as
    assert list(verify(path)) == []
    judged(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "javascript:alert(1)"},
        {"url": "/tin-tuc"},
        {"url": ""},
        {"url": "http://"},
        {"ip": "1.2.3.4\r\nWARC-Type: warcinfo"},
        {"ip": "tin.example.vn"},
        {"truncated": "length\r\nX: y"},
        {"portal": "other"},
        {"fetched_at": datetime(2026, 1, 1)},
        {"response_head": b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"},
        {"response_head": b"HTTP/1.1 200 OK\n\nA: b\r\n\r\n"},
        {"response_head": b"HTTP/1.1 200 OK\r\n"},
        {"response_head": b"", "response_body": b""},
        {"request_head": b"GET / HTTP/1.1\r\n\r\nGET /x HTTP/1.1\r\n\r\n"},
    ],
    ids=repr,
)
def test_an_exchange_that_would_read_back_as_another_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    with writer(tmp_path) as warc:
        before = warc.write(SAMPLE)

        with pytest.raises(ArchiveError):
            warc.write(fetch(**changes))

        after = warc.write(SAMPLE)

    assert [c for c, _ in captures(tmp_path / before.file)] == [before, after]
    assert list(verify(tmp_path / before.file)) == []


@pytest.mark.parametrize("portal", ["", "../x", "a/b", "A", ".", "a" * 65, "đ", "a\n"])
def test_a_portal_whose_name_is_no_folder_is_refused(tmp_path: Path, portal: str) -> None:
    with pytest.raises(ArchiveError, match="not a name"):
        type(writer(tmp_path))(tmp_path, portal, software="x", operator=None, user_agent=None)


def test_an_operator_cannot_add_a_line_to_warcinfo(tmp_path: Path) -> None:
    with (
        writer(tmp_path, operator="a\r\nsoftware: other") as warc,
        pytest.raises(ArchiveError, match="control character"),
    ):
        warc.write(SAMPLE)

    assert archive_files(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")

    with writer(tmp_path) as warc, pytest.raises(ArchiveError, match=r"cannot make .*archive/demo"):
        warc.write(SAMPLE)


def test_a_revisit_must_bring_the_same_entity(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        first = warc.write(SAMPLE)

        with pytest.raises(ArchiveError, match="has changed"):
            warc.write_revisit(fetch(response_body=HTML + b" "), first)
