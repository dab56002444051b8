"""CDXJ: the index by which replay tools find a URL in WARC files."""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from newsspider.archive import heads
from newsspider.archive.exchanges import Exchange, exchanges
from newsspider.archive.warcfile import Break, parsed_date, records
from newsspider.errors import DamagedRecordError

_WWW = re.compile(r"^www\d*\.")
_MIME = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
_UNSAFE = re.compile(rb"[\x00-\x20#%\x7f-\xff]")
_SLASHES = re.compile(r"/{2,}")
_PORTS = {"http": 80, "https": 443}


def key(url: str) -> str:
    """A URL as indexes sort it: host from its end, all in lower case, the query in order.

    >>> key("http://www.caobang.gov.vn/Tin-tuc/?b=2&a=1")
    'vn,gov,caobang)/tin-tuc?a=1&b=2'
    """
    parts = urlsplit(url)
    host = _WWW.sub("", (parts.hostname or "").lower().rstrip("."))
    labels = host if ":" in host else ",".join(reversed(host.split(".")))
    port = "" if parts.port in {None, _PORTS.get(parts.scheme.lower())} else f":{parts.port}"
    path = _SLASHES.sub("/", _spelled(parts.path)).rstrip("/") or "/"
    query = "&".join(sorted(_spelled(parts.query).split("&"))) if parts.query else ""
    return f"{labels}{port}){path}" + (f"?{query}" if query else "")


def _spelled(part: str) -> str:
    """In lower case, percent-encoded only where it must be."""
    said = unquote_to_bytes(part).lower()
    return _UNSAFE.sub(lambda found: b"%%%02x" % found[0][0], said).decode("ascii")


def index_lines(path: Path) -> Iterator[str]:
    """A line for each response and revisit of a WARC file, in the file's order.

    Raises:
        ArchiveError: a record cannot be read; what is not whole is not indexed.
    """
    for each in exchanges(records(path)):
        if isinstance(each, Break):
            raise DamagedRecordError(each.why)
        yield _line(each, path.name)


def sorted_index(paths: Iterable[Path]) -> Iterator[str]:
    """The index lines of all these files, in the order that replay tools search in."""
    return heapq.merge(*(sorted(index_lines(path)) for path in paths))


def _line(each: Exchange, filename: str) -> str:
    answer = each.answer
    url = (answer.field("WARC-Target-URI") or "").strip("<> ")
    head, _ = heads.split(answer.block)
    status = heads.status(head)
    said = {
        "url": url,
        "mime": "warc/revisit" if answer.field("WARC-Type") == "revisit" else _mime(head),
        "status": None if status is None else str(status),
        "digest": answer.field("WARC-Payload-Digest"),
        "length": str(answer.length),
        "offset": str(answer.offset),
        "filename": filename,
    }
    named = {name: value for name, value in said.items() if value is not None}
    moment = parsed_date(answer).strftime("%Y%m%d%H%M%S")
    return f"{key(url)} {moment} {json.dumps(named)}"


def _mime(head: bytes) -> str:
    for value in heads.values(head, b"content-type"):
        if found := _MIME.match(value.strip().lower()):
            return found[0]
    return "unk"
