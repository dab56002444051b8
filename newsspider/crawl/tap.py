"""Tap: the bytes of one exchange, taken where Twisted's HTTP client writes and is given them.

Below the parser, so that nothing is lost that the parser drops: order and case of header lines,
reason phrase, interim responses, chunk trailers, and all of an answer that never came to its end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any
from weakref import WeakKeyDictionary

from newsspider.wire import Tls

MARK = b"Newsspider-Exchange"
"""Header by which a request is known again at its connection; taken out before it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that was heard of one exchange."""

    began: datetime
    """When its request was written, aware UTC."""
    sent: bytes
    received: bytes
    ip: str | None
    """The address at the other end of the connection: the server's, or a proxy's."""
    tls: Tls | None
    overflowed: bool
    """Whether more came than is kept; the connection was ended for it."""


class Tap:
    """Listens to one exchange, from its request to its end; at most `most` bytes of its answer."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._open = True
        self._began: datetime | None = None

    def begin(self, ip: str | None) -> None:
        """A request is about to be written; whatever an earlier connection brought is void."""
        self._began = datetime.now(UTC)
        self._ip = ip
        self._tls: Tls | None = None
        self._sent: list[bytes] = []
        self._received: list[bytes] = []
        self._size = 0

    def sent(self, data: bytes) -> None:
        """Note what is written."""
        self._sent.append(data)

    def received(self, data: bytes, tls: Callable[[], Tls | None]) -> bool:
        """Note what has come; False where it is too much and the connection must end."""
        if not self._open:
            return True
        if not self._received:
            self._tls = tls()
        room = len(data) if self._most is None else max(0, self._most - self._size)
        self._received.append(data[:room])
        self._size += len(data)
        return self._most is None or self._size <= self._most

    @property
    def overflowed(self) -> bool:
        """Whether more came than is kept."""
        return self._began is not None and self._most is not None and self._size > self._most

    def end(self) -> Heard | None:
        """What was heard; None where no request was ever written. Nothing more is listened to."""
        self._open = False
        if self._began is None:
            return None
        heard = Heard(
            began=self._began,
            sent=b"".join(self._sent),
            received=b"".join(self._received),
            ip=self._ip,
            tls=self._tls,
            overflowed=self.overflowed,
        )
        self._sent, self._received = [], []
        return heard


class Taps:
    """The exchanges under way, by their mark."""

    def __init__(self) -> None:
        self._marked: dict[bytes, Tap] = {}
        self._written: WeakKeyDictionary[Any, Tap] = WeakKeyDictionary()
        self._count = 0

    def set(self, tap: Tap) -> bytes:
        """The mark that a request must bear for `tap` to hear it."""
        self._count += 1
        mark = b"%d" % self._count
        self._marked[mark] = tap
        return mark

    def clear(self, mark: bytes) -> None:
        """Forget a mark."""
        self._marked.pop(mark, None)

    def of(self, request: Any) -> Tap | None:
        """The tap of a request of Twisted's, which loses its mark.

        Twisted sends a request once more where a kept connection turns out dead: then it has
        no mark any longer, and is known for itself.
        """
        for mark in request.headers.getRawHeaders(MARK, ()):
            if mark in self._marked:
                self._written[request] = self._marked[mark]
        request.headers.removeHeader(MARK)
        return self._written.get(request)


class Tapped:
    """Mixed into Twisted's HTTP11ClientProtocol: hears what goes through the connection."""

    taps: Taps
    transport: Any
    _tap: Tap | None = None

    def request(self, request: Any) -> Any:
        """Send a request, heard by its tap."""
        self._tap = tap = self.taps.of(request)
        if tap is None:
            return super().request(request)  # type: ignore[misc]  # of the class mixed with
        tap.begin(getattr(self.transport.getPeer(), "host", None))
        request.writeTo = partial(_write, type(request).writeTo, request, tap)
        try:
            return super().request(request)  # type: ignore[misc]  # of the class mixed with
        finally:
            del request.writeTo  # it would keep what was heard alive

    def dataReceived(self, data: bytes) -> None:
        """Twisted's entry for what has come, decrypted."""
        if self._tap is not None and not self._tap.received(data, self._encryption):
            self.transport.abortConnection()
            return
        super().dataReceived(data)  # type: ignore[misc]  # of the class mixed with

    def _encryption(self) -> Tls | None:
        connection = self.transport.getHandle()
        version = getattr(connection, "get_protocol_version_name", None)
        if version is None:  # a bare socket
            return None
        certificate = connection.get_peer_certificate(as_cryptography=True)
        return Tls(
            version=version(),
            cipher=connection.get_cipher_name() or "",
            certificate=_fingerprint(certificate) if certificate else None,
        )


def tapped(factory: type[Any], taps: Taps) -> type[Any]:
    """A factory of Twisted's whose protocols are heard by `taps`."""

    def build(self: Any, address: Any) -> Any:
        protocol = factory.buildProtocol(self, address)
        # Its class is Scrapy's secret; a subclass made of whatever it is needs none of its names.
        protocol.__class__ = _heard_class(type(protocol))  # type: ignore[arg-type]  # a class is hashable
        protocol.taps = taps
        return protocol

    return type(f"Tapped{factory.__name__}", (factory,), {"buildProtocol": build})


@lru_cache(maxsize=8)
def _heard_class(protocol: type[Any]) -> type[Any]:
    return type(f"Tapped{protocol.__name__}", (Tapped, protocol), {})


def _fingerprint(certificate: Any) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _write(write: Callable[[Any, Any], Any], request: Any, tap: Tap, transport: Any) -> Any:
    return write(request, _Ear(transport, tap))


class _Ear:
    """The transport that a request is written to, heard."""

    def __init__(self, transport: Any, tap: Tap) -> None:
        self._transport = transport
        self._tap = tap

    def write(self, data: bytes) -> None:
        self._tap.sent(data)
        self._transport.write(data)

    def writeSequence(self, lines: list[bytes]) -> None:
        self.write(b"".join(lines))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
