"""Digests as WARC files print them."""

from __future__ import annotations

import base64
import binascii
import hashlib

_SIZES = {"sha1": 20, "sha256": 32, "sha512": 64, "md5": 16}


def digest(data: bytes) -> str:
    """`sha1:` and base32, as the Wayback Machine's indexes have it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def agrees(printed: str, data: bytes) -> bool:
    """Whether `printed`, in any algorithm and alphabet in use, is a digest of `data`.

    What names an algorithm that nobody here can compute agrees with nothing.
    """
    name, _, value = printed.partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _SIZES:
        return False
    found = hashlib.new(name, data, usedforsecurity=False).digest()
    return _bytes(value.strip(), _SIZES[name]) == found


def _bytes(value: str, size: int) -> bytes | None:
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        padded = value.upper() + "=" * (-len(value) % 8)
        return base64.b32decode(padded)
    except (ValueError, binascii.Error):
        return None
