"""HTTP heads as bytes: where they end, what their lines say, how they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

from newsspider.archive.uris import target_uri

Fields = Iterable[tuple[bytes, bytes]]
"""Names and values of header lines, in order."""

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/[0-9.]+[ \t]+(\d{3})(?!\d)")
_METHOD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+(?= )")
_CODING = re.compile(rb"(?im)^transfer-encoding(?=[ \t]*:)")
_SECRET = re.compile(rb"(?im)^proxy-authorization[ \t]*:.*(?:\n[ \t]+.*)*\n?")
_NO_TOKEN = re.compile(rb"[^!#$%&'*+.^_`|~0-9A-Za-z-]")
_BREAKS = re.compile(rb"[\r\n\0]+")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([A-Za-z0-9._:+-]{1,40})""", re.IGNORECASE)


def split(message: bytes) -> tuple[bytes, bytes]:
    """The head with its empty line, and what follows; without an empty line all is head."""
    end = _END.search(message)
    return (message[: end.end()], message[end.end() :]) if end else (message, b"")


def ends_once(head: bytes) -> bool:
    """Whether the only empty line of `head` is its last."""
    end = _END.search(head)
    return end is not None and end.end() == len(head)


def status(head: bytes) -> int | None:
    """The status that a response head names; None where it has no status line."""
    found = _STATUS.match(head)
    return int(found[1]) if found else None


def method(head: bytes) -> str | None:
    """The method that a request head names; None where it has no request line."""
    found = _METHOD.match(head)
    return found[0].decode("ascii") if found else None


@lru_cache(maxsize=32)
def _line(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?im)^" + re.escape(name) + rb"[ \t]*:(.*(?:\n[ \t]+.*)*)")


def values(head: bytes, name: bytes) -> tuple[str, ...]:
    """What each line `name` of a head says, in order, folded lines joined, as Latin-1."""
    found = _line(name).findall(head)
    return tuple(_FOLD.sub(b" ", value).strip().decode("latin-1") for value in found)


def charset(head: bytes) -> str | None:
    """The charset of the last Content-Type line, lower case; None where it names none."""
    types = values(head, b"content-type")
    found = _CHARSET.search(types[-1]) if types else None
    return found[1].lower() if found else None


def without_transfer_coding(head: bytes) -> bytes:
    """The head with Transfer-Encoding renamed, for an entity whose transfer coding is undone."""
    return _CODING.sub(b"X-Archive-Orig-Transfer-Encoding", head)


def without_secrets(head: bytes) -> bytes:
    """The request head without the operator's password for a proxy."""
    return _SECRET.sub(b"", head)


def build_request(method: str, url: str, fields: Fields) -> bytes:
    """A request head put together again from parsed fields; nothing in them can start a line."""
    parts = urlsplit(target_uri(url))
    lines = list(_lines(fields))
    if not any(line.lower().startswith(b"host:") for line in lines):
        host = parts.netloc.rpartition("@")[2]
        lines.insert(0, b"Host: " + host.encode("ascii"))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    verb = _NO_TOKEN.sub(b"_", method.encode("ascii", "replace"))
    first = verb + b" " + target.encode("ascii") + b" HTTP/1.1"
    return b"\r\n".join([first, *lines, b"", b""])


def build_response(status: int, reason: bytes | None, fields: Fields) -> bytes:
    """A response head put together again from parsed fields; nothing in them can start a line."""
    phrase = _phrase(status) if reason is None else _BREAKS.sub(b" ", reason)
    first = b"HTTP/1.1 %03d %s" % (status, phrase)
    return b"\r\n".join([first, *_lines(fields), b"", b""])


def _lines(fields: Fields) -> Iterable[bytes]:
    for name, value in fields:
        yield (_NO_TOKEN.sub(b"_", name) or b"_") + b": " + _BREAKS.sub(b" ", value)


def _phrase(status: int) -> bytes:
    try:
        return HTTPStatus(status).phrase.encode("ascii")
    except ValueError:
        return b""
