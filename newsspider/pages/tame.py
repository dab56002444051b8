"""Markup made harmless for the parser.

libxml2 goes past all attributes of a tag to add one more: a tag of 100,000 takes it eight seconds.
Most of a page is passed over: where a tag surely ends within four kilobytes, none is long. A
megabyte of tags of just that length takes half a second to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

_LONG = 4096
_MANY = 200
_PASSES = 4
_UNQUOTED = bytes.maketrans(b"\"'", b"  ")
_BEGIN = re.compile(rb"</?[a-zA-Z][^\t\n\f\r />]*+")
# A quote behind one of these begins a value; behind anything else it ends one or is nothing.
_OPENS = frozenset(b"= \t\n\r\f\v\0")
# A `>` in quotes ends no tag. A value that may hold one: it does not end soon.
_VALUE = re.compile(rb"=\s*+(?:(\")[^\">]{0,99}+(?!\")|(')[^'>]{0,99}+(?!'))")
# What is left of a tag from the `=` of an attribute on, as HTML's tokenizer has it: a `=` that no
# name stands before begins one, and quotes in names and bare values are letters.
_SAID = rb"=[\t\n\f\r ]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\t\n\f\r >]*+)"
_NAME = rb"(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)"
_ATTRIBUTE = _NAME + rb"(?:[\t\n\f\r ]*+" + _SAID + rb")?"
_REST = re.compile(_SAID + rb"(?:[\t\n\f\r /]++|" + _ATTRIBUTE + rb")*+")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_SCRIPT_END = re.compile(rb"</script", re.IGNORECASE)


def _sure_end(markup: bytes, low: int, high: int) -> int:
    """The end of a tag that surely ends between two places, in whatever quotes the first is; or -1.

    In single quotes that nothing between them ends there may be none: then no attribute is, either.
    """
    at = markup.rfind(b'">', low, high)
    if at > low and markup[at - 1] not in _OPENS:
        other = markup.rfind(b"'", low, at)
        if other < 0 or (other > low and markup[other - 1] not in _OPENS):
            return at + 2
    at = markup.rfind(b">", low, high)
    if at < 0 or markup.find(b'"', low, at) >= 0 or markup.find(b"'", low, at) >= 0:
        return -1
    return at + 1


def _unsure(markup: bytes) -> Iterator[tuple[int, int]]:
    """The stretches of a page in which a long tag may begin."""
    place, size, begun = 0, len(markup), -1
    while place < size:
        end = _sure_end(markup, place, place + _LONG)
        if end < 0:
            begun = place if begun < 0 else begun
            # No tag ends where there is no `>`: an inline picture is passed over at once.
            close = markup.find(b">", place + _LONG)
            place = max(place + _LONG, (close if close >= 0 else size) + 1 - _LONG)
            continue
        if begun >= 0:
            yield begun, end
            begun = -1
        place = end
    if begun >= 0:
        yield begun, size


def _hiding(markup: bytes, low: int, high: int) -> Iterator[int]:
    """Where values begin, at their `=`, that hold a `>`; in scripts some look like it."""
    place = low
    while value := _VALUE.search(markup, place, high):
        quote = value[1] or value[2]
        begun = markup.index(quote, value.start()) + 1
        end = markup.find(quote, begun)
        if markup.find(b">", begun, end if end >= 0 else len(markup)) >= 0:
            yield value.start()
        place = value.start() + 1


def _rests(markup: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Start and end of what is left of long tags behind a name whose value holds a `>`."""
    done = low
    # What begins later is no long rest: the tag ends at `high`, whatever quotes it is in.
    for start in _hiding(markup, low, high - _LONG):
        if start < done:
            continue
        rest = _REST.match(markup, start)
        end = rest.end() if rest else start
        if end - start < _LONG:
            continue
        if _has_many_attributes(b"x" + markup[start:end]):
            yield start, end
            done = end


def _long_tags(markup: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Start and end of the attributes of long tags without a `>` in them."""
    place = low
    while place < high:
        last = markup.rfind(b">", place, place + _LONG)
        if last >= 0:
            place = last + 1
            continue
        end = markup.find(b">", place + _LONG)
        end = len(markup) if end < 0 else end
        start = markup.find(b"<", place, end)
        while 0 <= start <= end - _LONG:
            if name := _BEGIN.match(markup, start, end):
                if _has_many_attributes(markup[name.end() : end]):
                    yield name.end(), end
                break
            start = markup.find(b"<", start + 1, end)
        place = end + 1


def _has_many_attributes(tag: bytes) -> bool:
    return len(_ATTRIBUTES.findall(tag)) > _MANY


def _without_long_tags(markup: bytes) -> bytes:
    kept: list[bytes] = []
    place = 0
    for low, high in _unsure(markup):
        low = max(low, place)
        for start, end in merge(_long_tags(markup, low, high), _rests(markup, low, high)):
            if start >= place:
                kept.append(markup[place:start])
                # What looked like a tag in a script may have been followed to the script's end.
                if _SCRIPT_END.search(markup, start, end):
                    kept.append(b"></script")
            place = max(place, end)
    return b"".join([*kept, markup[place:]]) if kept else markup


def tame(markup: bytes) -> bytes:
    """`markup` without the attributes of tags that have hundreds of them."""
    for _ in range(_PASSES):
        before, markup = markup, _without_long_tags(markup)
        if markup is before:
            return markup
    # What is cut may have held the end of a quote. A page that goes on like this loses them all.
    return _without_long_tags(markup.translate(_UNQUOTED))
