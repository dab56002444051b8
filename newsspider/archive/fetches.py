"""From stored records to the nouns: Fetch and Capture."""

from __future__ import annotations

from newsspider.archive import heads
from newsspider.archive.digests import agrees, digest
from newsspider.archive.entity import Dechunked, dechunked
from newsspider.archive.exchanges import Exchange
from newsspider.archive.records import BODY, HEADS, PORTAL, ROLE, SOURCE_DIGEST
from newsspider.archive.warcfile import StoredRecord, parsed_date
from newsspider.errors import DamagedRecordError
from newsspider.model import Capture, Fetch, Origin, Role

_HTTP = ("http://", "https://")


def is_http(exchange: Exchange) -> bool:
    """Whether it is an exchange over HTTP; others' files hold DNS answers too."""
    return _url(exchange.answer).lower().startswith(_HTTP) and (
        exchange.answer.field("WARC-Type") == "revisit"
        or (exchange.answer.field("Content-Type") or "").startswith("application/http")
    )


def fetch_of(exchange: Exchange, same_entity: bytes | None) -> Fetch:
    """The exchange, `same_entity` being what a revisit brought again; status 0: none was named.

    Raises:
        DamagedRecordError: no date, or the entity is not what the record's digest says.
    """
    answer = exchange.answer
    head, body, truncated = _received(exchange, same_entity)
    asked_head, asked_body = heads.split(exchange.request.block if exchange.request else b"")
    return Fetch(
        url=_url(answer),
        method=heads.method(asked_head) or "GET",
        request_head=asked_head,
        request_body=asked_body,
        response_head=head,
        response_body=body,
        status=heads.status(head) or 0,
        fetched_at=parsed_date(answer),
        ip=answer.field("WARC-IP-Address"),
        portal=answer.field(PORTAL) or "",
        role=_role(answer),
        reconstructed=answer.field(HEADS) == "reconstructed",
        drawn=answer.field(BODY) == "drawn",
        truncated=truncated,
        origin=_origin(answer),
    )


def capture_of(exchange: Exchange, fetch: Fetch, file: str, first: Capture | None) -> Capture:
    """Where the answer of an exchange lies; a 304 has the digest of what it confirms."""
    answer = exchange.answer
    own = digest(fetch.response_body)
    confirmed = first.digest if first else answer.field("WARC-Payload-Digest")
    return Capture(
        url=fetch.url,
        portal=fetch.portal,
        role=fetch.role,
        fetched_at=fetch.fetched_at,
        ip=fetch.ip,
        status=fetch.status,
        file=file,
        offset=answer.offset,
        length=answer.length,
        digest=(confirmed or own) if answer.field("WARC-Type") == "revisit" else own,
        record_id=answer.reference("WARC-Record-ID") or "",
        truncated=fetch.truncated,
        source=fetch.origin.uri if fetch.origin else None,
    )


def _received(exchange: Exchange, same_entity: bytes | None) -> tuple[bytes, bytes, str | None]:
    """Head and entity of the answer, and why the entity is not whole."""
    answer = exchange.answer
    head, body = _answered(exchange)
    if answer.field("WARC-Type") == "revisit":
        return head, same_entity or b"", None  # what it lacks is on purpose
    head, entity, whole = _entity(answer, head, body)
    return head, entity, answer.field("WARC-Truncated") or (None if whole else "unspecified")


def _answered(exchange: Exchange) -> tuple[bytes, bytes]:
    """Head and entity of the final response; interim ones (1xx) before it are left out."""
    head, body = heads.split(exchange.answer.block)
    while (heads.status(head) or 0) // 100 == 1 and body.startswith(b"HTTP/"):
        head, body = heads.split(body)
    return (head or _noted_head(exchange.metadata)), body


def _noted_head(metadata: StoredRecord | None) -> bytes:
    """The head of a 304, which stands in the metadata because its own block must be empty."""
    noted = heads.values(metadata.block, b"http-head-line") if metadata else ()
    printed = [line.encode("latin-1").decode("utf-8", "replace") for line in noted]
    lines = [line.encode("latin-1", "replace") for line in printed]
    return b"\r\n".join([*lines, b"", b""]) if lines else b""


def _entity(answer: StoredRecord, head: bytes, body: bytes) -> tuple[bytes, bytes, bool]:
    """Head and entity with the transfer coding undone, and whether the entity is whole."""
    printed = answer.field("WARC-Payload-Digest")
    found = _unchunked(head, body)
    entity, whole = (found.entity, found.whole) if found else (body, True)
    if printed and not agrees(printed, entity) and not agrees(printed, body):
        raise DamagedRecordError(f"{answer.place()}: the payload is not what {printed} says")
    return heads.without_transfer_coding(head), entity, whole


def _unchunked(head: bytes, body: bytes) -> Dechunked | None:
    codings = ",".join(heads.values(head, b"transfer-encoding")).lower()
    return dechunked(body) if "chunked" in codings else None


def _origin(record: StoredRecord) -> Origin | None:
    uri, span = record.field("WARC-Source-URI"), record.field("WARC-Source-Range")
    if not uri:
        return None
    try:
        taken_at = parsed_date(record, "WARC-Creation-Date")
    except DamagedRecordError:  # another's, who leaves it out or writes it otherwise
        taken_at = parsed_date(record)
    uri = f"{uri}#{span}" if span else uri
    return Origin(uri=uri, digest=record.field(SOURCE_DIGEST), taken_at=taken_at)


def _url(record: StoredRecord) -> str:
    return (record.field("WARC-Target-URI") or "").strip("<> ")


def _role(record: StoredRecord) -> Role:
    try:
        return Role(record.field(ROLE) or Role.OTHER)
    except ValueError:
        return Role.OTHER
