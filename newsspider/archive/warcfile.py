"""The records of a WARC file, ours or another's, in order, with their places."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from newsspider.archive.members import MAGIC, Member
from newsspider.archive.resync import own_member_after
from newsspider.errors import ArchiveError, DamagedRecordError

MAX_BLOCK = 1 << 28
"""Bytes of a block that are read into memory; what is larger is reported, not read."""

_MAX_HEAD = 1 << 20
_CLOSE = b"\r\n\r\n"
_BUFFER = 1 << 18
_FOLDED = (" ", "\t")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """A record as it stands in a file."""

    path: Path
    offset: int
    """Bytes from the start of the file to its gzip member, or to itself in a plain file."""
    length: int
    """Bytes of its member on disk; to the end of the file where a member holds several."""
    alone: bool
    """Whether it is the only record of its member and closed as it must be."""
    version: str
    fields: tuple[tuple[str, str], ...]
    block: bytes

    def field(self, name: str) -> str | None:
        """The first value of a field, whatever its case; None where there is none."""
        wanted = name.lower()
        for each, value in self.fields:
            if each == name or each.lower() == wanted:
                return value
        return None

    def fields_named(self, name: str) -> tuple[str, ...]:
        """All values of a field that may stand more than once."""
        wanted = name.lower()
        return tuple(value for each, value in self.fields if each.lower() == wanted)

    def reference(self, name: str) -> str | None:
        """A field's record ID without its angle brackets."""
        value = self.field(name)
        return value.strip("<> ") if value else None

    def place(self) -> str:
        """File and offset, for a message."""
        return place(self.path, self.offset)


@dataclass(frozen=True, slots=True)
class Break:
    """A place of a file where no record can be read."""

    path: Path
    offset: int
    why: str
    torn: bool
    """Whether the file ends there, as a killed writer leaves it."""


def records(path: Path, start: int = 0) -> Iterator[StoredRecord | Break]:
    """Every record from byte `start` on; where one is damaged, a Break and what follows it.

    After damage inside a file of ours it goes on at the next record that names the file's
    warcinfo, which no portal can forge; in a file of another it stops.

    Raises:
        ArchiveError: the file cannot be opened or read, or is no WARC file.
    """
    try:
        with path.open("rb", buffering=_BUFFER) as file:
            size = file.seek(0, 2)
            packed = _packed(path, file) if size else True
            offset: int | None = start
            while offset is not None and offset < size:
                offset = yield from _member(path, file, offset, packed)
    except OSError as error:
        raise ArchiveError(f"cannot read {path}: {error.strerror}") from error


def place(path: Path, offset: int) -> str:
    """A place in the archive, for a message."""
    return f"{path}, record at byte {offset}"


def parsed_date(record: StoredRecord, name: str = "WARC-Date") -> datetime:
    """The moment that a field of the record names.

    Raises:
        DamagedRecordError: it has none that can be read.
    """
    printed = record.field(name) or ""
    try:
        if _DATE.fullmatch(printed):
            return datetime.fromisoformat(printed).astimezone(UTC)
    except ValueError:
        pass
    raise DamagedRecordError(f"{record.place()}: no date but {printed!r}")


def _packed(path: Path, file: BinaryIO) -> bool:
    """Whether the file is of gzip members; a plain one begins with a record."""
    file.seek(0)
    first = file.read(5)
    if first.startswith(MAGIC):
        return True
    if first == b"WARC/":
        return False
    raise DamagedRecordError(f"{path} is no WARC file: it begins {first!r}")


def _member(
    path: Path, file: BinaryIO, offset: int, packed: bool
) -> Generator[StoredRecord | Break, None, int | None]:
    """The records of the member at `offset`; returns where to read on, None for nowhere."""
    member = Member(file, offset)
    try:
        if packed:
            member.require_gzip()
        while (record := _record(path, member)) is not None:
            yield record
        return member.drain()
    except DamagedRecordError as error:
        why = str(error)
    after = _after(file, member, packed)
    yield Break(path, offset, why, torn=member.torn and after is None)
    return after


def _after(file: BinaryIO, member: Member, packed: bool) -> int | None:
    """Where to read on behind a member that holds no record, or is damaged."""
    try:
        if member.packed == packed:
            return member.drain()
    except DamagedRecordError:
        pass
    return own_member_after(file, member.offset)


def _record(path: Path, member: Member) -> StoredRecord | None:
    start, head = _head(member)
    if not head:
        return None
    offset = member.offset if member.packed else member.offset + start
    where = place(path, offset)
    if not head.startswith(b"WARC/"):
        raise DamagedRecordError(f"{where}: begins {head[:20]!r}, not as a WARC record")
    version, *lines = head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    fields = tuple(_fields(lines, where))
    block = _block(member, fields, where)
    closed = member.read(len(_CLOSE)) == _CLOSE
    return StoredRecord(
        path=path,
        offset=offset,
        length=_length(member, offset),
        alone=closed and (not member.packed or (start == 0 and member.at_end())),
        version=version.strip(),
        fields=fields,
        block=block,
    )


def _head(member: Member) -> tuple[int, bytes]:
    """The next record's header and where it starts in the member; empty at the end."""
    while True:
        start, head = member.consumed, member.head(_MAX_HEAD)
        bare = head.lstrip(b"\r\n")  # some writers leave more line ends than they should
        if bare or not head:
            return start + len(head) - len(bare), bare


def _length(member: Member, offset: int) -> int:
    if not member.packed:
        return member.offset + member.consumed - offset
    if member.at_end() and member.end is not None:
        return member.end - offset
    return member.file_size() - offset


def _fields(lines: list[str], where: str) -> Iterator[tuple[str, str]]:
    if lines[-2:] != ["", ""]:
        raise DamagedRecordError(f"{where}: its header does not end")
    name, value = "", ""
    for line in lines[:-1]:
        if line.startswith(_FOLDED):
            value += " " + line.strip()
            continue
        if name:
            yield name, value
        name, colon, value = line.partition(":")
        if line and not colon:
            raise DamagedRecordError(f"{where}: a header line without a colon: {line[:40]!r}")
        name, value = name.strip(), value.strip()


def _block(member: Member, fields: tuple[tuple[str, str], ...], where: str) -> bytes:
    printed = next((value for name, value in fields if name.lower() == "content-length"), "")
    if not (printed.isascii() and printed.isdigit() and len(printed) < 20):
        raise DamagedRecordError(f"{where}: no Content-Length but {printed!r}")
    size = int(printed)
    if size > MAX_BLOCK:
        raise DamagedRecordError(f"{where}: a block of {size} bytes is too large to read")
    block = member.read(size)
    if len(block) < size:
        raise DamagedRecordError(f"{where}: ends after {len(block)} of {size} bytes")
    return block
