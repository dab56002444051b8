"""Re-reads a WARC file and says what is wrong where; more than gzip -t and warcio check see."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsspider.archive import heads
from newsspider.archive.digests import agrees
from newsspider.archive.records import ROLE, TRUNCATIONS
from newsspider.archive.warcfile import Break, StoredRecord, parsed_date, place, records
from newsspider.errors import ArchiveError, DamagedRecordError
from newsspider.model import Role

_MANDATORY = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Block-Digest")
_OF_TYPE = {
    "response": ("WARC-Target-URI", "WARC-Payload-Digest", "Content-Type"),
    "request": ("WARC-Target-URI", "Content-Type"),
    "revisit": (
        "WARC-Target-URI",
        "WARC-Profile",
        "WARC-Payload-Digest",
        "WARC-Refers-To-Target-URI",
        "WARC-Refers-To-Date",
    ),
}
_REFERENCES = ("WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID")
_REPEATED = {"warc-concurrent-to", "warc-protocol"}
_VERSIONS = {"WARC/1.0", "WARC/1.1"}
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_ID = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[!-;=?-~]+>")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one place of the archive."""

    file: Path
    offset: int
    what: str


def verify(
    path: Path,
    elsewhere: Container[str] = frozenset(),
    on_record: Callable[[StoredRecord], None] | None = None,
) -> Iterator[Fault]:
    """What is wrong in one WARC file; nothing where all is well.

    `elsewhere` holds the IDs of records in other files that revisits here may refer to; each
    record that can be read is shown to `on_record`.
    """
    ids: set[str] = set()
    references: list[tuple[int, str, str]] = []
    try:
        for number, each in enumerate(records(path)):
            if isinstance(each, Break):
                why = each.why.removeprefix(f"{place(path, each.offset)}: ")
                yield Fault(path, each.offset, why)
                continue
            for what in _faults(each, ids, first=number == 0):
                yield Fault(path, each.offset, what)
            ids.add(each.reference("WARC-Record-ID") or "")
            references += _references(each)
            if on_record is not None:
                on_record(each)
    except ArchiveError as error:
        yield Fault(path, 0, str(error))
    for offset, name, record_id in references:
        if record_id not in ids and record_id not in elsewhere:
            yield Fault(path, offset, f"{name} names {record_id}, which is nowhere")


def _references(record: StoredRecord) -> Iterator[tuple[int, str, str]]:
    for name in _REFERENCES:
        for value in record.fields_named(name):
            yield record.offset, name, value.strip("<> ")


def _faults(record: StoredRecord, ids: set[str], *, first: bool) -> Iterator[str]:
    kind = record.field("WARC-Type") or ""
    if first and kind != "warcinfo":
        yield "the file does not begin with a warcinfo record"
    if record.version not in _VERSIONS:
        yield f"version {record.version!r}"
    if not record.alone:
        yield "not one record to a gzip member, closed by two line ends"
    for name in (*_MANDATORY, *_OF_TYPE.get(kind, ())):
        if not record.field(name):
            yield f"no {name}"
    if record.reference("WARC-Record-ID") in ids:
        yield f"a second record {record.field('WARC-Record-ID')}"
    yield from _repeated(record)
    yield from _values(record)
    yield from _digests(record)


def _repeated(record: StoredRecord) -> Iterator[str]:
    seen: set[str] = set()
    for name, _ in record.fields:
        if name.lower() in seen and name.lower() not in _REPEATED:
            yield f"{name} stands twice"
        seen.add(name.lower())


def _values(record: StoredRecord) -> Iterator[str]:
    for name, form in (("WARC-Target-URI", _URI), ("WARC-Record-ID", _ID)):
        value = record.field(name)
        if value and not form.fullmatch(value):
            yield f"{name} is {value!r}"
    try:
        parsed_date(record)
    except DamagedRecordError:
        yield f"WARC-Date is {record.field('WARC-Date')!r}"
    if (ip := record.field("WARC-IP-Address")) is not None and not _is_address(ip):
        yield f"WARC-IP-Address is {ip!r}"
    if (cut := record.field("WARC-Truncated")) is not None and cut not in TRUNCATIONS:
        yield f"WARC-Truncated is {cut!r}"
    if (role := record.field(ROLE)) is not None and role not in set(Role):
        yield f"{ROLE} is {role!r}"


def _digests(record: StoredRecord) -> Iterator[str]:
    printed = record.field("WARC-Block-Digest")
    if printed and not agrees(printed, record.block):
        yield "the block is not what its digest says"
    printed = record.field("WARC-Payload-Digest")
    http = (record.field("Content-Type") or "").startswith("application/http")
    if not http or record.field("WARC-Type") not in {"response", "request"}:
        return
    head, entity = heads.split(record.block)
    if printed and not agrees(printed, entity):
        yield "the payload is not what its digest says"
    cut = record.field("WARC-Truncated") is not None
    if record.field("WARC-Type") == "response" and heads.status(head) is None and not cut:
        yield f"no status line but {head[:40]!r}"


def _is_address(ip: str) -> bool:
    try:
        ipaddress.ip_address(ip)
    except ValueError:
        return False
    return True
