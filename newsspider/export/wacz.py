"""WACZ: one portal's archive in one file that replays anywhere (WACZ 1.1.1)."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from newsspider import __version__
from newsspider.archive.cdxj import sorted_index
from newsspider.archive.openfile import OPEN
from newsspider.archive.reader import archive_files
from newsspider.errors import DataFolderError, UsageError
from newsspider.export.pages import HEAD, ArchivedPage, archived_pages, moment, page_line

_LINES = 3000
"""Lines of the index that are packed, and so fetched, together."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file inside a WACZ."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Wacz:
    """What was packed."""

    path: Path
    warcs: int
    pages: int
    bytes: int
    left_out: tuple[Path, ...]
    """WARC files that a crawl still writes to."""


def pack(data: Path, portal: str, to: Path, *, title: str, made_at: datetime) -> Wacz:
    """Write the archive of `portal` as the file `to`; it is there whole or not at all.

    Raises:
        UsageError: `to` exists, or nothing of the portal is archived.
        ArchiveError: a WARC file is damaged: `newsspider verify` says where.
        DataFolderError: the disk refused.
    """
    if to.exists():
        raise UsageError(f"{to} exists; name another file with --to")
    files = archive_files(data, portal)
    whole = [path for path in files if not path.name.endswith(OPEN)]
    if not whole:
        raise UsageError(f"no finished WARC file of {portal} in {data / 'archive' / portal}")
    part = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as handle, zipfile.ZipFile(handle, "w", allowZip64=True) as bundle:
            pages = _fill(bundle, data, portal, whole, title, made_at)
        _settle(part, to)
    except OSError as error:
        raise DataFolderError(f"cannot write {to}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    left = tuple(path for path in files if path not in whole)
    return Wacz(to, len(whole), pages, to.stat().st_size, left)


def _settle(part: Path, to: Path) -> None:
    with part.open("rb") as handle:
        os.fsync(handle.fileno())
    part.rename(to)


def _fill(
    bundle: zipfile.ZipFile,
    data: Path,
    portal: str,
    warcs: list[Path],
    title: str,
    made_at: datetime,
) -> int:
    """Put everything in, the datapackage last; how many pages there are."""
    inside = [_copied(bundle, path) for path in warcs]
    inside += _index(bundle, warcs)
    pages, count, first = _pages(bundle, archived_pages(data, portal))
    inside.append(pages)
    package = _datapackage(inside, title, made_at, first)
    _written(bundle, "datapackage.json", package)
    seal = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    _written(bundle, "datapackage-digest.json", json.dumps(seal, indent=2).encode())
    return count


def _pages(
    bundle: zipfile.ZipFile, pages: Iterator[ArchivedPage]
) -> tuple[Packed, int, ArchivedPage | None]:
    """The list of pages, how many they are, and the first of them."""
    count, first = 0, None
    with tempfile.TemporaryFile() as lines:
        lines.write(HEAD.encode())
        for page in pages:
            first = first or page
            count += 1
            lines.write(page_line(page).encode())
        return _streamed(bundle, "pages/pages.jsonl", lines, zipfile.ZIP_DEFLATED), count, first


def _datapackage(
    inside: list[Packed], title: str, made_at: datetime, first: ArchivedPage | None
) -> bytes:
    package: dict[str, object] = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "software": f"newsspider/{__version__}",
        "created": moment(made_at),
        "resources": [
            {
                "name": Path(each.path).name,
                "path": each.path,
                "hash": f"sha256:{each.sha256}",
                "bytes": each.bytes,
            }
            for each in inside
        ],
    }
    if first is not None:
        package |= {"mainPageUrl": first.url, "mainPageDate": moment(first.fetched_at)}
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def _index(bundle: zipfile.ZipFile, warcs: list[Path]) -> list[Packed]:
    """The index in packed blocks, and the short index that names the first line of each."""
    short = [json.dumps({"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})]
    short[0] = f"!meta 0 {short[0]}\n"
    with tempfile.TemporaryFile() as blocks:
        for first, block in _blocks(sorted_index(warcs)):
            told = {
                "offset": blocks.tell(),
                "length": len(block),
                "digest": f"sha256:{hashlib.sha256(block).hexdigest()}",
            }
            short.append(f"{' '.join(first.split(' ', 2)[:2])} {json.dumps(told)}\n")
            blocks.write(block)
        index = _streamed(bundle, "indexes/index.cdx.gz", blocks)
    return [index, _written(bundle, "indexes/index.idx", "".join(short).encode())]


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    ordered = iter(lines)
    while block := list(islice(ordered, _LINES)):
        text = "".join(f"{line}\n" for line in block)
        yield block[0], gzip.compress(text.encode(), mtime=0)


def _copied(bundle: zipfile.ZipFile, path: Path) -> Packed:
    with path.open("rb") as warc:
        return _streamed(bundle, f"archive/{path.name}", warc)


def _streamed(
    bundle: zipfile.ZipFile, name: str, source: IO[bytes], packing: int = zipfile.ZIP_STORED
) -> Packed:
    """Put a file in, by default as it is: replay reads ranges of it."""
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    info = zipfile.ZipInfo(name, _EPOCH)
    # Told the size, zipfile leaves out the extra field that ReplayWeb.page stumbles over.
    info.compress_type, info.file_size = packing, size
    with bundle.open(info, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    source.seek(0)
    return Packed(name, size, _sha256(source))


def _sha256(source: IO[bytes]) -> str:
    found = hashlib.sha256()
    while chunk := source.read(1 << 20):
        found.update(chunk)
    return found.hexdigest()


def _written(bundle: zipfile.ZipFile, name: str, content: bytes) -> Packed:
    info = zipfile.ZipInfo(name, _EPOCH)
    bundle.writestr(info, content, zipfile.ZIP_DEFLATED)
    return Packed(name, len(content), hashlib.sha256(content).hexdigest())


# The same archive packs to the same bytes but for `created`.
_EPOCH = (1980, 1, 1, 0, 0, 0)
