"""Word 97 to 2003 (DOC, [MS-DOC]): the main text by its table of pieces."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from itertools import pairwise

from newsspider.documents.outcome import Lines
from newsspider.errors import UnreadableDocumentError

_MAGIC = 0xA5EC
_ENCRYPTED, _WHICH_TABLE = 0x0100, 0x0200
_OLDEST = 0x00C1
"""nFib of Word 97; older ones keep their text in another way."""
_COMPRESSED = 0x40000000
# A field's instruction stands between 0x13 and 0x14, what it shows between 0x14 and 0x15.
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*(?:\x14|\x15)")
_CELL_ENDS = re.compile("\x07+")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\r": "\n", "\x1e": "-", "\xa0": " "})


def read(body: bytes) -> Lines:
    """The paragraphs of a Word 97 file, notes and headers left out; a table row is one line.

    Raises:
        UnreadableDocumentError: it is damaged, encrypted, or older than Word 97.
    """
    try:
        text = "".join(_pieces(*_streams(body)))
    except (struct.error, IndexError, ValueError) as error:
        raise UnreadableDocumentError("document.broken", f"Word 97 file: {error}") from error
    return Lines(tuple(_shown(text).split("\n")))


def _streams(body: bytes) -> tuple[bytes, bytes]:
    """The stream of the text and the stream of its tables."""
    import olefile  # an extra: not all installs have it

    try:
        with olefile.OleFileIO(io.BytesIO(body)) as ole:
            text = ole.openstream("WordDocument").read()
            magic, version = struct.unpack_from("<HH", text)
            (flags,) = struct.unpack_from("<H", text, 10)
            if magic != _MAGIC or version < _OLDEST:
                raise UnreadableDocumentError("document.unknown", "a Word file older than Word 97")
            if flags & _ENCRYPTED:
                raise UnreadableDocumentError("document.encrypted", "a password locks it")
            return text, ole.openstream("1Table" if flags & _WHICH_TABLE else "0Table").read()
    except (OSError, TypeError, AttributeError) as error:  # what olefile raises on damage
        raise UnreadableDocumentError("document.broken", f"Word 97 file: {error}") from error


def _pieces(text: bytes, table: bytes) -> Iterator[str]:
    (characters,) = struct.unpack_from("<i", text, 0x4C)
    start, length = struct.unpack_from("<II", text, 0x01A2)
    place = start
    while place < start + length and table[place] == 1:  # formatting that pieces share
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    kind, size = struct.unpack_from("<BI", table, place)
    if kind != 2 or place + 5 + size > len(table):
        raise ValueError("no table of pieces")
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table, place + 5)
    for number, (first, last) in enumerate(pairwise(ends)):
        where = struct.unpack_from("<I", table, place + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        many = min(last, characters) - first
        if many > 0:
            yield _piece(text, where, many)


def _piece(text: bytes, where: int, many: int) -> str:
    if where & _COMPRESSED:
        at = (where & ~_COMPRESSED) // 2
        return text[at : at + many].decode("cp1252", "replace")
    return text[where : where + 2 * many].decode("utf-16-le", "replace")


def _shown(text: str) -> str:
    while (shorter := _INSTRUCTION.sub("", text)) != text:
        text = shorter
    # A cell ends with one mark, a row with one more.
    text = _CELL_ENDS.sub(lambda m: " | " * (len(m[0]) == 1) or "\n", text)
    return text.translate(_SIGNS)
