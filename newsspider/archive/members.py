"""What a WARC file is made of on disk: gzip members, or plain bytes, read front to back."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from newsspider.errors import DamagedRecordError

_CHUNK = 1 << 14
_PIECE = 1 << 20
_GZIP = 31
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
MAGIC = b"\x1f\x8b\x08"
"""How a gzip member begins."""


class Member:
    """One gzip member of a file, or a plain file from `offset` to its end.

    Reading raises DamagedRecordError where the bytes are not what gzip promises; `torn` then
    says whether the file merely ended too early.
    """

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self.offset = offset
        """Bytes from the start of the file to this member."""
        self.end: int | None = None
        """Where the next member starts; None until this one is read to its end."""
        self.torn = False
        self.consumed = 0
        """Inflated bytes read so far."""
        self._file = file
        file.seek(offset)
        self.packed = file.read(len(MAGIC)) == MAGIC
        """Whether it is a gzip member."""
        self._next = file.seek(offset)
        self._inflate = zlib.decompressobj(wbits=_GZIP) if self.packed else None
        self._ready = b""
        self._used = 0

    def require_gzip(self) -> None:
        """Refuse what is no gzip member, in a file that should hold nothing else.

        Raises:
            DamagedRecordError: something else stands there.
        """
        if not self.packed:
            raise DamagedRecordError(f"{self._place()}: no gzip member starts here")

    def read(self, size: int) -> bytes:
        """The next `size` bytes; fewer at the end of the member."""
        while len(self._ready) - self._used < size and self._more():
            pass
        return self._take(size)

    def head(self, limit: int) -> bytes:
        """The bytes up to and with the next empty line; about `limit`, or all, without one."""
        while (found := _EMPTY_LINE.search(self._ready, self._used)) is None:
            if len(self._ready) - self._used > limit or not self._more():
                return self._take(limit)
        return self._take(found.end() - self._used)

    def at_end(self) -> bool:
        """Whether nothing is left of the member."""
        return self._used == len(self._ready) and not self._more()

    def drain(self) -> int:
        """Read on to the end of the member; where the next one starts."""
        while not self.at_end():
            self._take(len(self._ready) - self._used)
        return self.end if self.end is not None else self._next

    def file_size(self) -> int:
        """Bytes of the file it stands in."""
        return self._file.seek(0, 2)

    def _take(self, size: int) -> bytes:
        taken = self._ready[self._used : self._used + size]
        self._used += len(taken)
        self.consumed += len(taken)
        return taken

    def _more(self) -> bool:
        """Have at least one more byte ready; False at the end of the member."""
        piece = b""
        while not piece:
            if self.end is not None:
                return False
            piece = self._inflated(self._inflate) if self._inflate else self._plain()
        self._ready = self._ready[self._used :] + piece
        self._used = 0
        return True

    def _plain(self) -> bytes:
        self._file.seek(self._next)
        piece = self._file.read(_CHUNK)
        self._next += len(piece)
        if not piece:
            self.end = self._next
        return piece

    def _inflated(self, inflate: zlib._Decompress) -> bytes:
        chunk = inflate.unconsumed_tail
        if not chunk:
            self._file.seek(self._next)
            chunk = self._file.read(_CHUNK)
            self._next += len(chunk)
        try:
            piece = inflate.decompress(chunk, _PIECE)
        except zlib.error as error:
            raise DamagedRecordError(f"{self._place()}: {error}") from error
        if inflate.eof:
            self.end = self._next - len(inflate.unused_data)
        elif not piece and not chunk:
            self.torn = True
            raise DamagedRecordError(f"{self._place()}: the file ends inside it")
        return piece

    def _place(self) -> str:
        return f"{getattr(self._file, 'name', 'file')}, record at byte {self.offset}"
