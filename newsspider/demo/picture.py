"""Pictures and files for the demo portal, made on the spot: no binaries in the repository."""

from __future__ import annotations

import struct
import zlib

_WIDTH, _HEIGHT = 320, 180

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
"""An empty page."""


def picture(name: str) -> bytes:
    """A PNG of a river under a sky; another one for each name."""
    tone = zlib.crc32(name.encode())
    red, green, blue = 90 + tone % 120, 110 + tone // 7 % 100, 130 + tone // 49 % 110
    rows = bytearray()
    for y in range(_HEIGHT):
        shade = y * 90 // _HEIGHT
        river = abs(y - _HEIGHT * 2 // 3) < 18 + tone % 20
        pixel = bytes((30, 90 + shade, 160)) if river else bytes((red, green - shade, blue - shade))
        rows += b"\0" + pixel * _WIDTH
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
