"""Datasets written whole or not at all: JSON lines, CSV, dictionary, manifest, checksums."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from newsspider import __version__
from newsspider.errors import DataFolderError, UsageError
from newsspider.export.attached import attached
from newsspider.export.catalogue import COLUMNS, dictionary
from newsspider.store.database import open_store

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ROWS = """
select a.province, a.province_today, a.status, a.revision, a.first_seen, a.last_seen, a.views, a.event_date,
       a.cluster, a.extractor, a.how, r.record,
       c.file as capture_file, c.offset as capture_offset, c.digest as capture_digest,
       c.source as capture_source
from articles a join revisions r on r.article_id = a.id and r.number = a.revision
left join captures c on c.id = a.capture_id
"""


@dataclass(frozen=True, slots=True)
class DatasetFile:
    """One file of a dataset."""

    name: str
    rows: int | None
    """Records in it; None for a file that holds none."""
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a dataset is made of."""

    version: str
    made_at: str
    newsspider: str
    portals: tuple[str, ...]
    """The portals asked for; empty for all."""
    columns: tuple[str, ...]
    files: tuple[DatasetFile, ...]


def export(
    data: Path,
    out: Path,
    *,
    version: str,
    made_at: datetime,
    portals: Sequence[str] | None = None,
) -> Manifest:
    """Write the dataset `out/<version>/`; nothing is there before all of it is.

    Raises:
        UsageError: the version exists, or is no name for a folder.
        DataFolderError: the disk refused.
    """
    if not _VERSION.fullmatch(version):
        raise UsageError(f"no name for a dataset: {version!r}")
    if (out / version).exists():
        raise UsageError(f"dataset {out / version} exists; a release is never changed")
    try:
        out.mkdir(parents=True, exist_ok=True)
        work = Path(mkdtemp(prefix=f".{version}-", dir=out))
        try:
            manifest = _write(data, work, version, made_at, tuple(portals or ()))
            for path in work.iterdir():
                path.chmod(0o644)  # a dataset is for everybody, what it was made from is not
            work.chmod(0o755)
            work.rename(out / version)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        _point(out / "latest.json", manifest)
    except OSError as error:
        raise DataFolderError(f"cannot write the dataset in {out}: {error.strerror}") from error
    return manifest


def _write(
    data: Path, work: Path, version: str, made_at: datetime, portals: tuple[str, ...]
) -> Manifest:
    rows = _articles(data, work, portals)
    (work / "README.md").write_text(
        f"# Articles, {version}\n\nTexts belong to the portals that published them. "
        "CSV is UTF-8 without BOM; lists and `how` are JSON. A text that a spreadsheet would take for "
        "a formula (it begins with = + - or @) has an apostrophe before it in the CSV; the JSONL "
        f"has every text as it is.\n\n{dictionary()}",
        encoding="utf-8",
    )
    names = {"articles.jsonl": rows, "articles.csv": rows, "README.md": None}
    files = tuple(_file(work / name, count) for name, count in names.items())
    columns = tuple(c.name for c in COLUMNS)
    manifest = Manifest(version, made_at.isoformat(), __version__, portals, columns, files)
    _sync(work / "manifest.json", json.dumps(asdict(manifest), ensure_ascii=False, indent=2))
    _sync(work / "SHA256SUMS", "".join(f"{f.sha256}  {f.name}\n" for f in files))
    return manifest


def _articles(data: Path, work: Path, portals: tuple[str, ...]) -> int:
    """Write both forms of the articles in one pass; how many there are."""
    rows = 0
    with (
        (work / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as lines,
        (work / "articles.csv").open("w", encoding="utf-8", newline="") as cells,
    ):
        table = csv.writer(cells, lineterminator="\n")
        table.writerow([c.name for c in COLUMNS])
        for row in _rows(data, portals):
            rows += 1
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            table.writerow([_cell(row[c.name]) for c in COLUMNS])
        for handle in (lines, cells):
            handle.flush()
            os.fsync(handle.fileno())
    return rows


def _rows(data: Path, portals: tuple[str, ...]) -> Iterator[dict[str, object]]:
    store = open_store(data)
    try:
        marks = ",".join("?" * len(portals))
        where = f"where a.portal in ({marks})" if portals else ""
        for found in store.connection.execute(f"{_ROWS} {where} order by a.key", portals):
            yield _row(store.connection, found)
    finally:
        store.close()


def _row(db: sqlite3.Connection, found: sqlite3.Row) -> dict[str, object]:
    record = json.loads(found["record"])
    # What is no part of a text goes on between revisions (the counter, how a newer reader found
    # the fields): the article's own row has the latest.
    told = {**record, **dict(zip(found.keys(), found, strict=True))}
    told["how"] = json.loads(found["how"])
    told["attachments"] = attached(db, record["portal"], record["attachments"])
    return {column.name: told[column.name] for column in COLUMNS}


# What a spreadsheet takes for the beginning of a formula, which may fetch and run things.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _cell(value: object) -> object:
    if value == []:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def _file(path: Path, rows: int | None) -> DatasetFile:
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return DatasetFile(path.name, rows, path.stat().st_size, digest)


def _sync(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def _point(path: Path, manifest: Manifest) -> None:
    """Have `latest.json` name the newest dataset."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    _sync(part, json.dumps({"version": manifest.version, "made_at": manifest.made_at}))
    part.replace(path)
