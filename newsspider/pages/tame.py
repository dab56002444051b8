"""Markup made harmless for the parser.

libxml2 compares each attribute of a tag with all others: one tag of 100,000 takes it 19 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = 1024
_MANY = 200
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_BEGINS = frozenset(bytes([letter]) for letter in range(256) if bytes([letter]).isalpha()) | {b"/"}
_BETWEEN = re.compile(rb"[\s/]+")
# Ten times what a page has; only then are quotes followed, for a `>` in them ends no tag.
_VALUES = 8000
_TAG = re.compile(rb"<[a-zA-Z/](?:=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?|[^>=]++)*+")

# A `>` in quotes ends no tag. Scripts have a few that look like it; more are looked at closely.
_HIDDEN = re.compile(rb"=\s*+(?:\"[^\">]*>|'[^'>]*>)")
_FEW = 40


def _hides_tags(markup: bytes) -> bool:
    """Whether tags may go on behind a `>`: many such, or one with a long stretch without tags."""
    for number, match in enumerate(_HIDDEN.finditer(markup)):
        end = match.end()
        alone = markup.find(b"<", end, end + _LONG) < 0 and len(markup) - end >= _LONG
        if number >= _FEW or alone:
            return True
    return False


def _tags(markup: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of every tag, by its quotes."""
    return (match.span() for match in _TAG.finditer(markup))


def _long_tags(markup: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of what may be a tag of 1024 bytes or more; looks at few bytes only."""
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
            if end - start >= _LONG and markup[start + 1 : start + 2] in _BEGINS:
                yield start, end
                break
            start = markup.find(b"<", start + 1, end)
        place = end + 1


def _has_many_attributes(tag: bytes) -> bool:
    bare = _QUOTED.sub(b"''", tag)
    return len(_BETWEEN.findall(bare)) + bare.count(b"''") > _MANY


def tame(markup: bytes) -> bytes:
    """`markup` without the attributes of tags that have hundreds of them."""
    kept: list[bytes] = []
    place = 0
    followed = markup.count(b"=") > _VALUES or _hides_tags(markup)
    found = _tags if followed else _long_tags
    for start, end in found(markup):
        tag = markup[start:end]
        if end - start > _MANY and _has_many_attributes(tag):
            kept += [markup[place:start], tag.split(None, 1)[0][:20]]
            place = end
    return b"".join([*kept, markup[place:]]) if kept else markup
