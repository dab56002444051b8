"""Captures: what passes between a server, the archive and the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsspider.wire import Wire


class Role(StrEnum):
    """Why a URL was asked for."""

    LISTING = "listing"
    ARTICLE = "article"
    ROBOTS = "robots"
    FEED = "feed"
    FILE = "file"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an exchange was taken from that others have had."""

    uri: str
    """Address or file; of a record in a WARC file with `#bytes=first-last`."""
    digest: str | None
    """The digest that others print for it, as they print it; what they hand out may differ."""
    taken_at: datetime
    """When it was taken from there, aware UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One exchange with a server, as it is archived."""

    url: str
    method: str
    request_head: bytes
    """Request line and header lines, CRLF between, an empty line last."""
    request_body: bytes = b""
    response_head: bytes
    """Status line and header lines, CRLF between, an empty line last; transfer coding renamed."""
    response_body: bytes
    """Entity as sent: content coding kept, transfer coding undone."""
    status: int
    fetched_at: datetime
    """Start of the exchange, aware UTC."""
    ip: str | None
    """Address that answered; None where a proxy hid it."""
    portal: str
    role: Role
    reconstructed: bool = False
    """True where the heads were put together again from parsed headers."""
    drawn: bool = False
    """True where the body is the DOM that a browser made of the page, not what was sent."""
    truncated: str | None = None
    """`disconnect`, `length`, `time` or `unspecified` where the entity is not whole."""
    wire: Wire | None = None
    """What else came over the wire; None where it was not listened to."""
    origin: Origin | None = None
    """Where it was taken from; None: we have fetched it ourselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Where the archive keeps one response."""

    url: str
    portal: str
    role: Role
    fetched_at: datetime
    """Start of the exchange, aware UTC."""
    ip: str | None
    status: int
    file: str
    """Path of the WARC file from the data folder, with `/`."""
    offset: int
    """Bytes from the start of the file to the record's gzip member."""
    length: int
    """Bytes of the record's gzip member."""
    digest: str
    """`sha1:` and base32 of the entity as sent, as WARC-Payload-Digest."""
    record_id: str
    """WARC-Record-ID, without the angle brackets: `urn:uuid:…`."""
    drawn: bool = False
    """True where the body is the DOM that a browser made of the page, not what was sent."""
    truncated: str | None = None
    source: str | None = None
    """Address or file that it was taken from, as `Origin.uri`; None: we have fetched it ourselves."""
    id: int | None = None
    """Row of the captures table; None before it is saved."""
