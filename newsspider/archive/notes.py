"""Notes: the lines of a metadata record, what is known of an exchange beside its messages."""

from __future__ import annotations

from collections.abc import Iterator

from newsspider.model import Fetch
from newsspider.wire import Tls


def notes(fetch: Fetch) -> Iterator[tuple[str, str]]:
    """Names and values in order; none where the wire was not listened to."""
    wire = fetch.wire
    if wire is None:
        return
    if wire.fault is not None:
        yield "fetch-error", wire.fault
    yield "wire-length", str(wire.length)
    yield "wire-digest", wire.sha1
    yield from _tls(wire.tls)
    yield from head_lines("interim-head-line", wire.interim)
    yield from head_lines("trailer-line", wire.trailers)
    if wire.excess:
        yield "excess-bytes", str(wire.excess)


def head_lines(name: str, head: bytes) -> Iterator[tuple[str, str]]:
    """The lines of a head that has no block to stand in, each a field of the metadata."""
    for line in head.decode("latin-1").splitlines():
        if line and line.isprintable():
            yield name, line


def protocols(fetch: Fetch) -> Iterator[tuple[str, str]]:
    """WARC-Protocol and WARC-Cipher-Suite of an exchange that was listened to."""
    version, _, _ = fetch.response_head.partition(b" ")
    if fetch.wire is None or version not in {b"HTTP/1.0", b"HTTP/1.1"}:
        return
    yield "WARC-Protocol", version.decode("ascii").lower()
    if fetch.wire.tls is not None:
        yield "WARC-Protocol", fetch.wire.tls.version.lower().replace("v", "/", 1)
        yield "WARC-Cipher-Suite", fetch.wire.tls.cipher


def _tls(tls: Tls | None) -> Iterator[tuple[str, str]]:
    if tls is not None:
        yield "tls-version", tls.version
        yield "tls-cipher", tls.cipher
        if tls.certificate is not None:
            yield "tls-certificate-sha256", tls.certificate
