"""Entities: transfer and content codings undone, never past a limit."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from newsspider.errors import ArchiveError

try:
    import brotli  # type: ignore[import-untyped]  # it has no stubs
except ImportError:  # br is asked of no server; only archives of others hold it
    brotli = None

_PIECE = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15
_MAGIC = b"\x1f\x8b"
_MAX_CODINGS = 4
_MAX_MEMBERS = 1000
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
_CLOSE = re.compile(rb"\r?\n")


def decoded(body: bytes, codings: tuple[str, ...], limit: int) -> bytes:
    """The entity without its content codings, of which the last named was put on last.

    A body that was cut off gives what there is of it; one that only claims to be gzip or
    deflate is taken as it stands, as browsers do.

    Raises:
        ArchiveError: larger than `limit` bytes (a bomb), broken, or in a coding not known.
    """
    named = [name.strip().lower() for value in codings for name in value.split(",")]
    named = [name for name in named if name not in {"", "identity", "none"}]
    if len(named) > _MAX_CODINGS:
        raise ArchiveError(f"{len(named)} content codings, one in another")
    for name in reversed(named):
        body = _undo(name)(body, limit)
    return body


@dataclass(frozen=True, slots=True)
class Dechunked:
    """The entity that chunks held."""

    entity: bytes
    whole: bool
    """Whether the last chunk was there."""
    end: int
    """Bytes to the end of the last chunk's line: trailers and the empty line follow."""


def dechunked(body: bytes) -> Dechunked | None:
    """The entity of a chunked body; None where it is not chunked."""
    entity, at = bytearray(), 0
    while (line := _CHUNK.match(body, at)) is not None:
        size = int(line[1], 16)
        if size == 0:
            return Dechunked(bytes(entity), True, line.end())
        data = body[line.end() : line.end() + size]
        close = _CLOSE.match(body, line.end() + size)
        if close is None and line.end() + size < len(body) and at == 0:
            return None  # only looked like a chunk
        entity += data
        at = close.end() if close else len(body)
    return Dechunked(bytes(entity), False, at) if at else None


def _undo(name: str) -> Callable[[bytes, int], bytes]:
    if name in {"gzip", "x-gzip"}:
        return _gzip
    if name == "deflate":
        return _deflate
    if name == "br" and brotli is not None:
        return _brotli
    raise ArchiveError(f"content coding {name!r} cannot be undone")


def _gzip(body: bytes, limit: int) -> bytes:
    if not body.startswith(_MAGIC):
        return body
    whole = bytearray()
    for _ in range(_MAX_MEMBERS):  # members one after another are one entity
        inflate = zlib.decompressobj(wbits=_GZIP)
        whole += _inflated(inflate, body, limit)
        body = inflate.unused_data
        if len(whole) > limit:
            break
        if not body.startswith(_MAGIC):
            return bytes(whole)
    raise _bomb(limit)


def _deflate(body: bytes, limit: int) -> bytes:
    for wbits in (_ZLIB, _RAW):
        try:
            zlib.decompressobj(wbits=wbits).decompress(body[:_PIECE], 1)
        except zlib.error:
            continue
        return _inflated(zlib.decompressobj(wbits=wbits), body, limit)
    return body


def _inflated(inflate: zlib._Decompress, body: bytes, limit: int) -> bytes:
    try:
        whole = inflate.decompress(body, limit + 1)
    except zlib.error as error:
        raise ArchiveError(f"content coding broken: {error}") from error
    if len(whole) > limit:
        raise _bomb(limit)
    return whole


def _brotli(body: bytes, limit: int) -> bytes:
    inflate, whole, fed = brotli.Decompressor(), bytearray(), body
    try:
        while piece := inflate.process(fed, output_buffer_limit=_PIECE):
            whole += piece
            if len(whole) > limit:
                raise _bomb(limit)
            if inflate.is_finished():
                break
            fed = b""  # what it did not take yet it has kept
    except brotli.error as error:
        raise ArchiveError(f"content coding broken: {error}") from error
    return bytes(whole)


def _bomb(limit: int) -> ArchiveError:
    return ArchiveError(f"a compression bomb: more than {limit} bytes")
