"""Markup made harmless for the parser.

libxml2 compares each attribute of a tag with all others: one tag of 100,000 takes it 19 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = 4096
_MANY = 200
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def _long_tags(markup: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of what may be a tag of 4096 bytes or more; looks at few bytes only."""
    place, size = 0, len(markup)
    while place < size:
        last = markup.rfind(b">", place, place + _LONG)
        if last >= 0:
            place = last + 1
            continue
        end = markup.find(b">", place + _LONG)
        end = size if end < 0 else end
        start = markup.find(b"<", place, end)
        while start >= 0:
            if end - start >= _LONG and markup[start + 1 : start + 2].isalpha():
                yield start, end
                break
            start = markup.find(b"<", start + 1, end)
        place = end + 1


def _has_many_attributes(tag: bytes) -> bool:
    bare = _QUOTED.sub(b"''", tag)
    return len(bare.split()) + bare.count(b"''") > _MANY


def tame(markup: bytes) -> bytes:
    """`markup` without the attributes of tags that have hundreds of them."""
    kept: list[bytes] = []
    place = 0
    for start, end in _long_tags(markup):
        tag = markup[start:end]
        if _has_many_attributes(tag):
            kept += [markup[place:start], tag.split(None, 1)[0][:20]]
            place = end
    return b"".join([*kept, markup[place:]]) if kept else markup
