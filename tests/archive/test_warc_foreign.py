"""WARC files that others wrote."""

from __future__ import annotations

import gzip
import io
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from warc_samples import HTML, require

from newsspider.archive.digests import digest
from newsspider.archive.reader import captures, page_of, read_capture
from newsspider.errors import ArchiveError, DamagedRecordError
from newsspider.model import Fetch, Role

warcio = pytest.importorskip("warcio")
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402 after the skip
from warcio.warcwriter import WARCWriter  # noqa: E402 after the skip

CHUNKED = b"4;name=value\r\n<htm\r\n%X\r\n%s\r\n0\r\nTrailer: x\r\n\r\n" % (len(HTML) - 4, HTML[4:])
URL = "http://tin.example.vn/a?b=c"


def _by_warcio(path: Path, fields: list[tuple[str, str]], body: bytes, *, packed: bool) -> Path:
    with path.open("wb") as file:
        warc = WARCWriter(file, gzip=packed)
        asked = StatusAndHeaders("GET /a?b=c HTTP/1.1", [("Host", "tin.example.vn")], "", True)
        answered = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
        about = {"WARC-Date": "2020-01-02T03:04:05Z", "WARC-IP-Address": "192.0.2.1"}
        warc.write_record(warc.create_warcinfo_record("a.warc.gz", {"software": "warcio"}))
        response = warc.create_warc_record(
            URL, "response", io.BytesIO(body), http_headers=answered, warc_headers_dict=about
        )
        request = warc.create_warc_record(URL, "request", http_headers=asked)
        warc.write_request_response_pair(request, response)
    return path


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ([("Content-Type", "text/html; charset=utf-8")], HTML),
        ([("Content-Encoding", "gzip")], gzip.compress(HTML)),
        ([("Transfer-Encoding", "chunked")], CHUNKED),
        ([("Transfer-Encoding", "chunked")], CHUNKED.replace(b"\r\n", b"\n")),
        ([("Transfer-Encoding", "chunked")], HTML),
    ],
    ids=["html", "gzip", "chunked", "chunked with bare line ends", "chunked in name only"],
)
def test_a_file_by_warcio_reads_as_the_page_it_holds(
    tmp_path: Path, fields: list[tuple[str, str]], body: bytes, *, packed: bool
) -> None:
    path = _by_warcio(tmp_path / "other.warc.gz", fields, body, packed=packed)

    ((capture, found),) = captures(path)

    assert page_of(found).body == HTML
    assert (found.url, found.method, found.status, found.ip) == (URL, "GET", 200, "192.0.2.1")
    assert found.request_head.startswith(b"GET /a?b=c HTTP/1.1\r\nHost: tin.example.vn\r\n")
    assert found.fetched_at.isoformat() == "2020-01-02T03:04:05+00:00"
    assert (found.portal, found.role, found.reconstructed) == ("", Role.OTHER, False)
    assert capture.digest == digest(found.response_body)
    assert read_capture(tmp_path, capture) == found
    assert b"\r\nTransfer-Encoding" not in found.response_head


class _Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/a" else 404)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(CHUNKED.replace(b"Trailer: x\r\n", b""))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("packing", [[], ["--no-warc-compression"]], ids=["gzip", "plain"])
def test_a_file_by_wget_reads_as_the_page_it_holds(
    tmp_path: Path, served: str, packing: list[str]
) -> None:
    command = [require("wget"), "-q", "--no-proxy", "--tries=1", "--warc-file=wget", *packing]
    subprocess.run([*command, f"{served}/a", f"{served}/b"], cwd=tmp_path, timeout=60)
    (path,) = tmp_path.glob("wget.warc*")

    found = [each for _, each in captures(path)]

    told = [(each.url.removeprefix(served), each.status) for each in found]
    assert told == [("/a", 200), ("/b", 404)]
    assert [each.response_body for each in found] == [HTML, HTML]
    assert all(each.request_head.startswith(b"GET /") and each.ip == "127.0.0.1" for each in found)


def _record(fields: str, block: bytes, version: str = "WARC/1.0") -> bytes:
    head = f"{version}\r\n{fields}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def _response(block: bytes, more: str = "") -> bytes:
    fields = (
        "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2015-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: <{URL}>\r\nContent-Type: application/http;msgtype=response{more}"
    )
    return _record(fields, block)


def _read(path: Path, raw: bytes) -> list[Fetch]:
    path.write_bytes(raw)
    return [found for _, found in captures(path)]


OK = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize(
    ("raw", "status", "body"),
    [
        (_response(OK + HTML), 200, HTML),
        (_response(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + HTML), 200, HTML),
        (_response(b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 100 C\r\n\r\n" + OK + HTML), 200, HTML),
        (_response(b"HTTP/1.0 200\n\n" + HTML), 200, HTML),
        (_response(b"ICY 200 OK\r\n\r\n" + HTML), 0, HTML),
        (_response(b"HTTP/1.1 204 No Content\r\n"), 204, b""),
        (_response(b""), 0, b""),
        (_response(OK + HTML, "\r\nWARC-Payload-Digest: sha256:" + "0" * 64), None, None),
        (_response(OK + HTML, "\r\n folded: line\r\nX-Tên: Việt"), 200, HTML),
        (b"\r\n\r\n" + _response(OK + HTML), None, None),
        (_response(OK + HTML).replace(b"WARC-Date: 2015-01-01T00:00:00Z", b"X: y"), None, None),
    ],
)
def test_odd_records_are_read_or_refused(
    tmp_path: Path, raw: bytes, status: int | None, body: bytes | None
) -> None:
    path = tmp_path / "odd.warc"
    if status is None:
        with pytest.raises(DamagedRecordError, match="odd"):
            _read(path, raw)
        return

    (found,) = _read(path, raw)

    assert (found.url, found.status, found.response_body) == (URL, status, body)


def test_records_that_are_no_http_are_passed_over(tmp_path: Path) -> None:
    dns = _record(
        "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>\r\nWARC-Target-URI: dns:a.vn\r\n"
        "WARC-Date: 2015-01-01T00:00:00Z\r\nContent-Type: text/dns",
        b"a.vn 192.0.2.1",
    )

    found = _read(tmp_path / "a.warc", dns + b"\r\n\r\n" + _response(OK + HTML) + dns)

    assert [each.response_body for each in found] == [HTML]


def test_a_file_that_is_one_gzip_member_is_read_too(tmp_path: Path) -> None:
    second = _response(OK + b"second").replace(b"urn:uuid:1", b"urn:uuid:2")
    path = tmp_path / "one.warc.gz"
    path.write_bytes(gzip.compress(_response(OK + HTML) + second))

    found = list(captures(path))

    assert [each.response_body for _, each in found] == [HTML, b"second"]
    assert [read_capture(tmp_path, capture) for capture, _ in found] == [each for _, each in found]


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        (b"3\r\nabc\r\n", b"abc"),
        (b"3\r\nabc\r\n5\r\nde", b"abcde"),
        (b"3\r\nabc\r\nzz\r\n", b"abc"),
        (b"FFFFFFFFFFFFFFF\r\nabc", b"abc"),
    ],
)
def test_a_chunked_body_that_breaks_off_gives_what_there_is(
    tmp_path: Path, body: bytes, entity: bytes
) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    (found,) = _read(tmp_path / "a.warc", _response(head + body))

    assert (found.response_body, found.truncated) == (entity, "unspecified")


def test_a_block_too_large_for_memory_is_refused_not_read(tmp_path: Path) -> None:
    raw = _response(OK).replace(b"Content-Length: 19", b"Content-Length: 99999999999")

    with pytest.raises(ArchiveError, match="too large"):
        _read(tmp_path / "a.warc", raw)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (b"A: " + b"b" * 3_000_000 + b"\r\n\r\n", "its header does not end"),
        (b"A: b\r\n", "its header does not end"),
        (b"A: b\r\n" * 5000 + b"\r\n", "no Content-Length"),
        (b"\xff\x00\r\n\r\n", "without a colon"),
        (b"Content-Length: 5\r\n\r\nabc", "ends after 3 of 5 bytes"),
    ],
    ids=range(5),
)
def test_a_header_that_is_none_is_refused(tmp_path: Path, header: bytes, why: str) -> None:
    with pytest.raises(ArchiveError, match=why):
        _read(tmp_path / "a.warc", b"WARC/1.0\r\n" + header)
