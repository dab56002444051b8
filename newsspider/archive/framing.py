"""Framing: where, in the bytes of an answer, its head, its entity and its end are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsspider.archive import heads
from newsspider.archive.entity import dechunked

_BODILESS = frozenset({204, 304})
_LAST_LINE = re.compile(rb"(?:^|\n)\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The bytes of an answer, taken apart."""

    interim: bytes
    """Heads of the interim responses (1xx) that came first."""
    head: bytes
    """Status line and header lines of the final response, as sent."""
    entity: bytes
    """Its entity, transfer coding undone."""
    trailers: bytes
    """Header lines behind the last chunk."""
    excess: int
    """Bytes behind its end."""
    whole: bool
    """Whether all that the head announces is there; one that ends with its connection is."""


def taken_apart(received: bytes, method: str) -> Answer:
    """What a server sent in answer to a request by `method`: bytes of any kind, whole or cut."""
    interim, (head, body) = b"", heads.split(received)
    while (heads.status(head) or 0) // 100 == 1 and heads.ends_once(head):
        interim += head
        head, body = heads.split(body)
    entity, trailers, end, whole = _body(head, body, method)
    return Answer(
        interim=interim,
        head=head,
        entity=entity,
        trailers=trailers,
        excess=len(body) - end,
        whole=whole and heads.ends_once(head),
    )


def _body(head: bytes, body: bytes, method: str) -> tuple[bytes, bytes, int, bool]:
    """Entity, trailers, where the body ends, and whether it is whole."""
    if method == "HEAD" or heads.status(head) in _BODILESS:
        return b"", b"", 0, True
    if "chunked" in ",".join(heads.values(head, b"transfer-encoding")).lower():
        return _chunks(body)
    length = _length(head)
    if length is None:
        return body, b"", len(body), True
    return body[:length], b"", min(length, len(body)), len(body) >= length


def _chunks(body: bytes) -> tuple[bytes, bytes, int, bool]:
    found = dechunked(body)
    if found is None:  # announced, and no chunk to be seen: kept as it came
        return body, b"", len(body), False
    if not found.whole:
        return found.entity, b"", len(body), False
    rest = body[found.end :]
    last = _LAST_LINE.search(rest)
    if last is None:
        return found.entity, rest, len(body), False
    return found.entity, rest[: last.start() + 1].strip(b"\r\n"), found.end + last.end(), True


def _length(head: bytes) -> int | None:
    """The length that a head announces; None where it announces none that can be believed."""
    printed = {
        v.strip() for value in heads.values(head, b"content-length") for v in value.split(",")
    }
    number = next(iter(printed)) if len(printed) == 1 else ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 20 else None
