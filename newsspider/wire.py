"""Wire: what is known of an exchange beside the bytes of its two messages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """The encryption that an exchange went through."""

    version: str
    """As OpenSSL names it: `TLSv1.3`."""
    cipher: str
    """As OpenSSL names it: `TLS_AES_256_GCM_SHA384`."""
    certificate: str | None
    """SHA-256 of the server's certificate (DER), in hex; None where it sent none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What came over the wire and does not stand in the archived response."""

    length: int
    """Bytes received for the exchange, framing and interim responses included."""
    sha1: str
    """`sha1:` and base32 of those bytes."""
    tls: Tls | None = None
    interim: bytes = b""
    """Heads of the interim responses (1xx) before the final one, as sent."""
    trailers: bytes = b""
    """Header lines behind the last chunk, as sent."""
    excess: int = 0
    """Bytes behind the end of the response, where the server sent more than it announced."""
    fault: str | None = None
    """Why the exchange failed, in one line; None where it did not."""
