"""Inline data: pictures and fonts that a page carries in its markup, cut to their first bytes.

An editor's paste brings photos of a megabyte along. Nothing here looks at more than what kind of
data it is; the parser would copy all of it, and `tame` take it for attributes.
"""

from __future__ import annotations

import re

_MARK = b";base64,"
_TYPE = re.compile(rb"([\"'=(\s])data:[\w./+-]{0,60}(?:;[\w.=-]{1,40}){0,3}$")
_TYPE_LIMIT = 200
_QUOTES = (b'"', b"'")
_DATA = re.compile(rb"[A-Za-z0-9+/=]*+")
# What tells a lazy loader's placeholder from a photo is shorter.
_KEPT = 300


def without_inline_data(markup: bytes) -> bytes:
    """`markup` with each inline picture and font cut to the first 300 letters of its data."""
    kept: list[bytes] = []
    place = 0
    at = markup.find(_MARK)
    while at >= 0:
        start = end = at + len(_MARK)
        if said := _TYPE.search(markup, max(0, at - _TYPE_LIMIT), at):
            end = _end(markup, start, said[1])
        if end - start > _KEPT:
            kept.append(markup[place : start + _KEPT])
            place = end
        at = markup.find(_MARK, end)
    return b"".join([*kept, markup[place:]]) if kept else markup


def _end(markup: bytes, start: int, before: bytes) -> int:
    """Where data ends that begins at `start`, with this byte before its type."""
    if before in _QUOTES:
        end = markup.find(before, start)
        if end >= 0 and markup.find(b">", start, end) < 0:
            return end
    data = _DATA.match(markup, start)
    return data.end() if data else start
