"""Mirrors: what others keep on disk: WARC files, WACZ bundles, folders that HTTrack made."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from newsspider.archive.reader import captures
from newsspider.errors import ArchiveError, RecoveryError
from newsspider.model import Fetch, Role

# HTTrack writes where a page was and when, into the page itself.
_MIRRORED = re.compile(
    rb"<!-- Mirrored from (?P<place>[^\s<>]{3,2000}) by HTTrack Website Copier/[^,\n]{1,60},"
    rb" (?P<date>\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d GMT) -->"
)
_PAGES = frozenset({".html", ".htm", ".aspx", ".php", ".asp", ".jsp"})
_LOOKED_AT = 1 << 16
_LARGEST = 1 << 26
_WARC = re.compile(r"\.warc(?:\.gz)?$")
_MOST_WARCS = 10_000


def warc(path: Path, hosts: frozenset[str]) -> Iterator[Fetch]:
    """The exchanges with these hosts that a WARC file holds; damaged records are left out.

    Raises:
        ArchiveError: no WARC file, or it cannot be read.
    """
    for _, fetch in captures(path, on_damage=_pass_over):
        if _host(fetch.url) in hosts:
            yield fetch


def _pass_over(error: ArchiveError) -> None:
    """Go on behind a damaged record: what can be had is had."""


def wacz(path: Path, hosts: frozenset[str]) -> Iterator[Fetch]:
    """The exchanges with these hosts that a WACZ bundle holds.

    Raises:
        RecoveryError: no WACZ.
    """
    with ExitStack() as stack:
        try:
            bundle = stack.enter_context(zipfile.ZipFile(path))
        except (OSError, zipfile.BadZipFile) as error:
            raise RecoveryError(f"no WACZ in {path}: {error}") from error
        inside = [i for i in bundle.infolist() if _WARC.search(i.filename)][:_MOST_WARCS]
        if not inside:
            raise RecoveryError(f"no WARC file in {path}")
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="newsspider-")))
        for number, each in enumerate(inside):
            # Named by us: a name inside a bundle may lead anywhere.
            place = folder / f"{number:05}{PurePosixPath(each.filename).suffix}"
            place = place.with_suffix(".warc.gz" if each.filename.endswith(".gz") else ".warc")
            with bundle.open(each) as packed, place.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            yield from warc(place, hosts)
            place.unlink()


def httrack(folder: Path, hosts: frozenset[str]) -> Iterator[Fetch]:
    """The pages of these hosts in a folder that HTTrack made, as it has rewritten them.

    Raises:
        RecoveryError: no page of the folder says that HTTrack made it.
    """
    mirrored = False
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in _PAGES):
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            continue
        body = path.read_bytes()
        found = _MIRRORED.search(body[:_LOOKED_AT]) or _MIRRORED.search(body[-_LOOKED_AT:])
        if found is None:
            continue
        mirrored = True
        url = f"http://{found['place'].decode('utf-8', 'replace')}"
        if _host(url) in hosts:
            yield _fetch(url, body, _moment(found["date"]))
    if not mirrored:
        raise RecoveryError(f"no page in {folder} says that HTTrack made it")


def _moment(printed: bytes) -> datetime:
    return parsedate_to_datetime(printed.decode("ascii")).astimezone(UTC)


def _fetch(url: str, body: bytes, at: datetime) -> Fetch:
    """A page without its heads, as an exchange: what is put together says so."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return Fetch(
        url=url, method="GET",
        request_head=f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode(),
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        response_body=body, status=200, fetched_at=at, ip=None, portal="", role=Role.OTHER,
        reconstructed=True,
    )  # fmt: skip


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
