"""WARC 1.1 records as bytes."""

from __future__ import annotations

import ipaddress
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from newsspider.archive import heads
from newsspider.archive.digests import digest
from newsspider.archive.notes import protocols
from newsspider.archive.uris import target_uri
from newsspider.errors import ArchiveError
from newsspider.model import Capture, Fetch, Origin

Fields = Iterable[tuple[str, str]]
"""Names and values of a record's or a warc-fields block's lines, in order."""

SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
PORTAL, ROLE = "Newsspider-Portal", "Newsspider-Role"
HEADS, BODY = "Newsspider-Heads", "Newsspider-Body"
"""Our extension fields; without `X-`, as RFC 6648 asks. HEADS is `reconstructed` or absent, BODY is `drawn` or absent."""
SOURCE_DIGEST = "Newsspider-Source-Digest"
"""What the archive that an exchange was taken from prints for it."""

REFERS_TO_FILE, REFERS_TO_OFFSET = "WARC-Refers-To-Filename", "WARC-Refers-To-File-Offset"

TRUNCATIONS = frozenset({"length", "time", "disconnect", "unspecified"})
"""Why an entity may not be whole."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_RESPONSE = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"
_FIELDS = "application/warc-fields"


def new_id() -> str:
    """A WARC-Record-ID that no other record has, without the angle brackets."""
    return f"urn:uuid:{uuid.uuid4()}"


def warc_date(moment: datetime) -> str:
    """WARC-Date in UTC with microseconds."""
    if moment.tzinfo is None:
        raise ArchiveError(f"a capture's time must be aware: {moment!r}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def record(kind: str, record_id: str, date: datetime, fields: Fields, block: bytes) -> bytes:
    """One record, with its block digest and the two line ends that close it.

    Raises:
        ArchiveError: a value holds a control character and so could start a field of its own.
    """
    lines = _lines(
        [
            ("WARC-Type", kind),
            ("WARC-Record-ID", f"<{record_id}>"),
            ("WARC-Date", warc_date(date)),
            *fields,
            ("WARC-Block-Digest", digest(block)),
            ("Content-Length", str(len(block))),
        ]
    )
    return b"WARC/1.1\r\n" + lines + b"\r\n" + block + b"\r\n\r\n"


def warcinfo(record_id: str, date: datetime, filename: str, about: Fields) -> bytes:
    """The record that opens a file and says who wrote it, how."""
    block = _lines(
        [*about, ("format", "WARC File Format 1.1"), ("conformsTo", SPECIFICATION)],
    )
    fields = [("WARC-Filename", filename), ("Content-Type", _FIELDS)]
    return record("warcinfo", record_id, date, fields, block)


def response(fetch: Fetch, record_id: str, warcinfo_id: str) -> bytes:
    """What the server sent: head as it came, entity de-chunked, content coding kept."""
    fields = [
        *_common(fetch, warcinfo_id),
        *_truncated(fetch),
        ("WARC-Payload-Digest", digest(fetch.response_body)),
        ("Content-Type", _RESPONSE),
    ]
    block = response_head(fetch) + fetch.response_body
    return record("response", record_id, fetch.fetched_at, fields, block)


def request(fetch: Fetch, response_id: str, warcinfo_id: str) -> bytes:
    """What we sent for it."""
    head = _whole_head(heads.without_secrets(fetch.request_head), fetch.request_body, fetch.url)
    fields = [
        *_common(fetch, warcinfo_id),
        ("WARC-Concurrent-To", f"<{response_id}>"),
        ("Content-Type", _REQUEST),
    ]
    if fetch.request_body:
        fields.insert(-1, ("WARC-Payload-Digest", digest(fetch.request_body)))
    return record("request", new_id(), fetch.fetched_at, fields, head + fetch.request_body)


def metadata(fetch: Fetch, response_id: str | None, warcinfo_id: str, about: Fields) -> bytes:
    """What is known of an exchange beside its bytes; without an answer it stands alone."""
    fields = [*_common(fetch, warcinfo_id)]
    if response_id is not None:
        fields.append(("WARC-Concurrent-To", f"<{response_id}>"))
    fields.append(("Content-Type", _FIELDS))
    return record("metadata", new_id(), fetch.fetched_at, fields, _lines(about))


def same_payload(fetch: Fetch, record_id: str, warcinfo_id: str, first: Capture) -> bytes:
    """A revisit whose entity is that of `first`: its own head, no entity."""
    fields = [
        *_revisit(fetch, warcinfo_id, first, SAME_PAYLOAD),
        ("WARC-Truncated", "length"),
        ("WARC-Payload-Digest", first.digest),
        ("Content-Type", _RESPONSE),
    ]
    return record("revisit", record_id, fetch.fetched_at, fields, response_head(fetch))


def not_modified(fetch: Fetch, record_id: str, warcinfo_id: str, first: Capture) -> bytes:
    """A revisit answered 304: an empty block, the form that pywb and ReplayWeb.page both replay."""
    fields = [
        *_revisit(fetch, warcinfo_id, first, NOT_MODIFIED),
        ("WARC-Payload-Digest", first.digest),
        ("Content-Type", _RESPONSE),
    ]
    return record("revisit", record_id, fetch.fetched_at, fields, b"")


def response_head(fetch: Fetch) -> bytes:
    """The head as it is archived: transfer coding renamed, else as sent."""
    head = heads.without_transfer_coding(fetch.response_head)
    return _whole_head(head, fetch.response_body, fetch.url)


def _common(fetch: Fetch, warcinfo_id: str) -> Iterator[tuple[str, str]]:
    yield "WARC-Target-URI", target_uri(fetch.url)
    if fetch.ip is not None:
        yield "WARC-IP-Address", _address(fetch.ip)
    yield "WARC-Warcinfo-ID", f"<{warcinfo_id}>"
    yield PORTAL, fetch.portal
    yield ROLE, fetch.role.value
    yield from protocols(fetch)
    if fetch.reconstructed:
        yield HEADS, "reconstructed"
    if fetch.drawn:
        yield BODY, "drawn"
    if fetch.origin is not None:
        yield from _taken_from(fetch.origin)


def _taken_from(origin: Origin) -> Iterator[tuple[str, str]]:
    uri, _, span = origin.uri.partition("#")
    yield "WARC-Source-URI", uri
    if span:
        yield "WARC-Source-Range", span
    yield "WARC-Creation-Date", warc_date(origin.taken_at)
    if origin.digest:
        yield SOURCE_DIGEST, origin.digest


def _truncated(fetch: Fetch) -> Iterator[tuple[str, str]]:
    if fetch.truncated is None:
        return
    if fetch.truncated not in TRUNCATIONS:
        raise ArchiveError(f"no reason for WARC-Truncated: {fetch.truncated!r} of {fetch.url!r}")
    yield "WARC-Truncated", fetch.truncated


def _revisit(
    fetch: Fetch, warcinfo_id: str, first: Capture, profile: str
) -> Iterator[tuple[str, str]]:
    yield from _common(fetch, warcinfo_id)
    yield "WARC-Profile", profile
    yield "WARC-Refers-To", f"<{first.record_id}>"
    yield "WARC-Refers-To-Target-URI", target_uri(first.url)
    yield "WARC-Refers-To-Date", warc_date(first.fetched_at)
    # As Heritrix has them: who reads a revisit finds the entity without an index.
    yield REFERS_TO_FILE, first.file.rpartition("/")[2]
    yield REFERS_TO_OFFSET, str(first.offset)


def _address(ip: str) -> str:
    try:
        return str(ipaddress.ip_address(ip.partition("%")[0]))
    except ValueError as error:
        raise ArchiveError(f"not an IP address: {ip!r}") from error


def _whole_head(head: bytes, body: bytes, url: str) -> bytes:
    """`head`, if a reader that stops at the first empty line finds exactly `body` after it."""
    if heads.ends_once(head) or (not body and heads.split(head)[1] == b"" and head):
        return head
    raise ArchiveError(f"cannot archive {url!r}: its head does not end at its only empty line")


def _lines(fields: Fields) -> bytes:
    lines = []
    for name, value in fields:
        if _CONTROL.search(value):
            raise ArchiveError(f"control character in the archive field {name}: {value!r}")
        lines.append(f"{name}: {value}\r\n")
    return "".join(lines).encode()
