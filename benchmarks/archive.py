"""Our WARC writer and reader beside warcio's: `python benchmarks/archive.py [COUNT]`.

Writes COUNT exchanges (response and request) with each, then reads both files with each, in one
run; what counts is the ratio, not the figure of one machine.
"""

from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

# warcio is half typed.
# mypy: disable-error-code="no-untyped-call"
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsspider.archive.reader import captures, read_capture
from newsspider.archive.verify import verify
from newsspider.archive.writer import WarcWriter
from newsspider.model import Fetch, Role

WORDS = "tỉnh huyện xã nhân dân ủy ban chủ tịch hội nghị kế hoạch phát triển kinh tế"
FIELDS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")]


def exchanges(count: int) -> list[Fetch]:
    """Pages of about 12 KB on the wire, gzip as servers send them."""
    chance = random.Random(7)
    texts = [" ".join(chance.choices(WORDS.split(), k=14_000)).encode() for _ in range(20)]
    bodies = [gzip.compress(text, 6) for text in texts]
    head = "".join(f"{name}: {value}\r\n" for name, value in FIELDS)
    return [
        Fetch(
            url=f"http://tin.example.vn/tin-tuc/{number}.html",
            method="GET",
            request_head=b"GET /tin-tuc HTTP/1.1\r\nHost: tin.example.vn\r\n\r\n",
            response_head=f"HTTP/1.1 200 OK\r\n{head}\r\n".encode(),
            response_body=bodies[number % len(bodies)],
            status=200,
            fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
            ip="192.0.2.1",
            portal="demo",
            role=Role.ARTICLE,
        )
        for number in range(count)
    ]


def write_ours(data: Path, fetches: list[Fetch]) -> Path:
    """The file that WarcWriter makes of `fetches`."""
    with WarcWriter(data, "demo", software="x", operator=None, user_agent=None) as warc:
        written = [warc.write(fetch) for fetch in fetches]
    return data / written[0].file


def write_warcio(data: Path, fetches: list[Fetch]) -> Path:
    """The file that warcio makes of them."""
    path = data / "warcio.warc.gz"
    with path.open("wb") as file:
        warc = WARCWriter(file, gzip=True)
        for fetch in fetches:
            answered = StatusAndHeaders("200 OK", FIELDS, protocol="HTTP/1.1")
            asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "tin.example.vn")], "", True)
            body = io.BytesIO(fetch.response_body)
            response = warc.create_warc_record(fetch.url, "response", body, http_headers=answered)
            request = warc.create_warc_record(fetch.url, "request", http_headers=asked)
            warc.write_request_response_pair(request, response)
    return path


def read_warcio(path: Path) -> int:
    """Responses that warcio reads, with their digests checked."""
    with path.open("rb") as file:
        found = ArchiveIterator(file, check_digests="raise")
        return sum(1 for each in found if each.rec_type == "response" and each.raw_stream.read())


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(count: int) -> None:
    """Print both, step by step, as exchanges a CPU-second and as a ratio."""
    fetches = exchanges(count)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        rows = [("write", lambda: write_ours(data, fetches), lambda: write_warcio(data, fetches))]
        spent = [(name, seconds(ours), seconds(theirs)) for name, ours, theirs in rows]
        (mine,), other = list(data.glob("archive/demo/*")), data / "warcio.warc.gz"
        known = [capture for capture, _ in captures(mine)]
        theirs = seconds(lambda: read_warcio(mine))
        spent += [
            ("read all", seconds(lambda: list(captures(mine))), theirs),
            ("read its own", seconds(lambda: list(captures(other))), theirs),
            ("read by offset", seconds(lambda: [read_capture(data, c) for c in known]), theirs),
            ("verify", seconds(lambda: list(verify(mine))), theirs),
        ]
        for name, ours, reference in spent:
            print(f"{name:15} {count / ours:8.0f}/s  warcio {count / reference:8.0f}/s", end="")
            print(f"  ratio {reference / ours:5.2f}")
        print(f"bytes: {mine.stat().st_size / other.stat().st_size:.2f} of warcio's")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
