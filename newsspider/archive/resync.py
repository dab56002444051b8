"""After damage inside a WARC file: where the next record of the same file starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsspider.archive.members import MAGIC, Member
from newsspider.errors import DamagedRecordError

_WINDOW = 1 << 20
_HEADER = 1 << 13
_WARCINFO = re.compile(rb"\AWARC/1\.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <([^>\r\n]+)>\r\n")


def own_member_after(file: BinaryIO, damaged: int) -> int | None:
    """The first member behind byte `damaged` that names the file's own warcinfo; None if none.

    A page may hold whole gzip members with WARC records in them, and they lie bare in a damaged
    one; but it cannot know the random ID of the file it will be archived in.
    """
    named = _WARCINFO.match(_beginning(file, 0))
    if named is None:
        return None
    mark = b"WARC-Warcinfo-ID: <" + named[1] + b">\r\n"
    return next((at for at in _candidates(file, damaged + 1) if mark in _beginning(file, at)), None)


def _beginning(file: BinaryIO, offset: int) -> bytes:
    """The record header of the member at `offset`, as far as it can be read."""
    try:
        begun = Member(file, offset).read(_HEADER)
    except DamagedRecordError:
        return b""
    return begun.partition(b"\r\n\r\n")[0] + b"\r\n" if begun.startswith(b"WARC/") else b""


def _candidates(file: BinaryIO, start: int) -> Iterator[int]:
    while True:
        file.seek(start)
        window = file.read(_WINDOW)
        yield from (start + each.start() for each in re.finditer(re.escape(MAGIC), window))
        if len(window) < _WINDOW:
            return
        start += _WINDOW - len(MAGIC) + 1
