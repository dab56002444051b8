"""Mirrors: what others keep on disk: WARC files, WACZ bundles, folders that HTTrack made."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from newsspider.archive.reader import captures
from newsspider.errors import ArchiveError, RecoveryError
from newsspider.model import Fetch, Origin, Role

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
_SAFE = "/!._-~"

Belongs = Callable[[str], bool]
"""Whether a URL is one of those that are looked for."""


def warc(path: Path, belongs: Belongs, *, name: str | None = None) -> Iterator[Fetch]:
    """The exchanges that a WARC file holds of what belongs; damaged records are left out.

    `name` is what the file is called, where that is not its own name.

    Raises:
        ArchiveError: no WARC file, or it cannot be read.
    """
    for capture, fetch in captures(path, on_damage=_pass_over):
        if belongs(fetch.url):
            last = capture.offset + capture.length - 1
            place = f"{_uri(name or path.name)}#bytes={capture.offset}-{last}"
            yield replace(fetch, origin=_origin(place))


def _pass_over(error: ArchiveError) -> None:
    """Go on behind a damaged record: what can be had is had."""


def wacz(path: Path, belongs: Belongs) -> Iterator[Fetch]:
    """The exchanges that a WACZ bundle holds of what belongs.

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
            yield from warc(place, belongs, name=f"{path.name}!/{each.filename}")
            place.unlink()


def httrack(folder: Path, belongs: Belongs) -> Iterator[Fetch]:
    """The pages of what belongs in a folder that HTTrack made, as it has rewritten them.

    Raises:
        RecoveryError: no page of the folder says that HTTrack made it.
    """
    mirrored = False
    for path in sorted(p for p in folder.resolve().rglob("*") if p.suffix.lower() in _PAGES):
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            continue
        body = path.read_bytes()
        found = _MIRRORED.search(body[:_LOOKED_AT]) or _MIRRORED.search(body[-_LOOKED_AT:])
        if found is None:
            continue
        mirrored = True
        url = f"http://{found['place'].decode('utf-8', 'replace')}"
        if belongs(url):
            place = _uri(path.relative_to(folder.resolve().parent).as_posix())
            yield replace(_fetch(url, body, _moment(found["date"])), origin=_origin(place))
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


def _uri(name: str) -> str:
    """A file's name as a URI; where it lies on this machine is nobody's business."""
    return f"file:{quote(name, safe=_SAFE)}"


def _origin(uri: str) -> Origin:
    return Origin(uri=uri, digest=None, taken_at=datetime.now(UTC))
