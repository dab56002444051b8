"""Exchanges of our own making, and the tools that judge the files they end in."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsspider.archive.writer import WarcWriter
from newsspider.model import Fetch, Role

AT = datetime(2026, 11, 24, 3, 4, 5, 678901, tzinfo=UTC)
HTML = "<html><h1>Xã Tân Phước khánh thành cầu mới</h1></html>".encode()
SAMPLE = Fetch(
    url="http://tin.example.vn/tin/cau-moi.html?page=1&lang=vi",
    method="GET",
    request_head=b"GET /tin/cau-moi.html?page=1&lang=vi HTTP/1.1\r\nHost: tin.example.vn\r\n\r\n",
    response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n",
    response_body=HTML,
    status=200,
    fetched_at=AT,
    ip="192.0.2.7",
    portal="demo",
    role=Role.ARTICLE,
)


def fetch(**changes: Any) -> Fetch:
    """The sample exchange, but for `changes`."""
    return replace(SAMPLE, **changes)


def writer(data: Path, **changes: Any) -> WarcWriter:
    """A writer for the portal `demo`."""
    about = {"software": "newsspider/test", "operator": "a@example.vn", "user_agent": "newsspider"}
    return WarcWriter(data, "demo", **{**about, **changes})


def archived(data: Path, *fetches: Fetch) -> Path:
    """One finished file that holds `fetches`."""
    with writer(data) as warc:
        captures = [warc.write(each) for each in fetches]
    return data / captures[0].file


def members(raw: bytes) -> list[tuple[int, bytes]]:
    """Offset and content of each gzip member, found by another road than the reader's."""
    found, at = [], 0
    while at < len(raw):
        inflate = zlib.decompressobj(31)
        content = inflate.decompress(raw[at:])
        assert inflate.eof
        found.append((at, content))
        at = len(raw) - len(inflate.unused_data)
    return found


def rewritten(path: Path, change: Any) -> Path:
    """The file with `change` done to the content of each of its members."""
    contents = [
        change(number, content) for number, (_, content) in enumerate(members(path.read_bytes()))
    ]
    path.write_bytes(b"".join(gzip.compress(each, mtime=0) for each in contents))
    return path


def judged(path: Path) -> None:
    """Pass `path` to each validator that is installed."""
    with gzip.open(path) as file:
        while file.read(1 << 20):
            pass
    for tool in ("warcio", "fastwarc"):
        found = shutil.which(tool, path=str(Path(sys.executable).parent))
        if found is not None:
            done = subprocess.run([found, "check", str(path)], capture_output=True, timeout=60)
            assert done.returncode == 0, (tool, done.stdout, done.stderr)


def require(tool: str) -> str:
    """The path of a tool that may not be installed; skips the test where it is not."""
    found = shutil.which(tool, path=f"{Path(sys.executable).parent}:/usr/bin:/bin")
    return found or pytest.skip(f"{tool} is not installed")
