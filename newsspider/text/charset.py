"""From bytes to text: which encoding a page is in, whatever it says."""

from __future__ import annotations

import codecs
import re

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,30})", re.IGNORECASE
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
# What browsers take these names for.
_AS_BROWSERS = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "ascii": "windows-1252"}
# Python's codecs for other things than pages: some cannot pass over what they do not know, and
# `punycode` takes hours.
_NOT_OF_PAGES = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}
)


def decode(body: bytes, charset: str | None) -> tuple[str, str]:
    """The text of a page and the name of the encoding it was read in; never raises.

    A byte order mark is believed first, then UTF-8 where the bytes are valid UTF-8 (they hardly
    ever are by chance), then the header, then the page's own meta, then windows-1258.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    meta = _META.search(body[:_HEAD])
    for said in (charset, meta[1].decode("ascii") if meta else None):
        codec = _known(said)
        if codec is not None:
            return body.decode(codec, "replace"), codec
    return _undeclared(body)


def _undeclared(body: bytes) -> tuple[str, str]:
    """A page that declares nothing: mostly UTF-8 with a broken byte, else Vietnam's code page."""
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 100 < len(text):
        return text, "utf-8"
    return body.decode("windows-1258", "replace"), "windows-1258"


def _known(said: str | None) -> str | None:
    """The codec behind a declared name; None for a name that names no text encoding."""
    if not said:
        return None
    name = _AS_BROWSERS.get(said.strip().lower(), said.strip())
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if info.name.replace("_", "-") in _NOT_OF_PAGES:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None
