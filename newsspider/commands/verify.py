"""`verify`: is everything that was archived still there, and is it what the database says?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider.archive.openfile import OPEN
from newsspider.archive.reader import archive_files
from newsspider.archive.verify import Fault, verify
from newsspider.archive.warcfile import StoredRecord
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.errors import DataFolderError
from newsspider.model import Capture
from newsspider.store.database import NAME, Store, open_store
from newsspider.store.lock import PortalLock

DAMAGED = 9
"""Exit status: something in the archive, or in what the database says of it, is not right."""

_ANSWERS = frozenset({"response", "revisit"})


class Command(Speaking, ScrapyCommand):
    """Archive and captures table, each checked against the other."""

    def syntax(self) -> str:
        return "[PORTAL ...]"

    def short_desc(self) -> str:
        return "Read the whole archive again and say what is wrong where"

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del options
        folder = self.data / "archive"
        names = arguments or sorted(p.name for p in folder.glob("*") if p.is_dir())
        missing = [name for name in names if not (folder / name).is_dir()]
        if missing or not names:
            raise DataFolderError(
                f"no archive of {missing[0] if missing else 'any portal'} in {self.data}"
            )
        if not (self.data / NAME).is_file():
            raise DataFolderError(f"no {NAME} in {self.data}: `newsspider reextract` makes it anew")
        rows = [self._verified(name) for name in names]
        sys.stdout.write(table(("portal", "files", "records", "captures", "faults"), rows))
        return DAMAGED if any(row[-1] for row in rows) else 0

    def _verified(self, name: str) -> tuple[str, int, int, int, int]:
        with PortalLock(self.data, name):
            store = open_store(self.data)
            try:
                check = Verification(self.data, name, store)
                faults = 0
                for fault in check.faults():
                    faults += 1
                    sys.stderr.write(f"{fault.file}, byte {fault.offset}: {fault.what}\n")
            finally:
                store.close()
        return name, check.files, check.records, check.captures, faults


class Verification:
    """One portal's files, oldest first, beside the rows that point into them."""

    def __init__(self, data: Path, name: str, store: Store) -> None:
        self.files = self.records = self.captures = 0
        self._data = data
        self._name = name
        self._store = store
        self._answers: set[str] = set()

    def faults(self) -> Iterator[Fault]:
        """All that is wrong, in the order of files and places."""
        known = set(self._store.capture_files(self._name))
        for path in archive_files(self._data, self._name):
            self.files += 1
            file = path.relative_to(self._data).as_posix().removesuffix(OPEN)
            known.discard(file)
            yield from self._file(path, file)
        for file in sorted(known):
            rows = len(self._store.captures_of(file))
            yield Fault(self._data / file, 0, f"no such file, and {rows} captures point into it")

    def _file(self, path: Path, file: str) -> Iterator[Fault]:
        rows = {row.record_id: row for row in self._store.captures_of(file)}
        found: list[Fault] = []

        def on_record(record: StoredRecord) -> None:
            self.records += 1
            if record.field("WARC-Type") in _ANSWERS:
                record_id = record.reference("WARC-Record-ID") or ""
                self._answers.add(record_id)
                found.extend(_differences(record, rows.pop(record_id, None)))

        self.captures += len(rows)
        yield from verify(path, self._answers, on_record)
        yield from found
        for row in rows.values():
            what = f"the database has a capture of {row.url} here, and there is no such record"
            yield Fault(path, row.offset, what)


def _differences(record: StoredRecord, row: Capture | None) -> Iterator[Fault]:
    """Where a row and the record that it points at do not say the same."""
    url = record.field("WARC-Target-URI")
    if row is None:
        what = f"the database knows nothing of this capture of {url}: run `newsspider reextract`"
        yield Fault(record.path, record.offset, what)
        return
    pairs = (
        ("URL", row.url, url),
        ("digest", row.digest, record.field("WARC-Payload-Digest")),
        ("offset", row.offset, record.offset),
        ("length", row.length, record.length),
    )
    for name, said, found in pairs:
        if said != found:
            what = f"the database says {name} {said!r}, the record {found!r}"
            yield Fault(record.path, record.offset, what)
