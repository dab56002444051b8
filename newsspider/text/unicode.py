"""The door for text: one form of Unicode, one kind of space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width and direction marks, the byte order mark, soft hyphen, control characters,
# lone surrogates and the non-characters that no database takes.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_NEEDS_WORK = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\x00-\x1f\x7f-\xa0"
    "\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]|  |^ | $"
)
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text in NFC, no-break spaces made plain, invisible marks gone, runs of space made one."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _NEEDS_WORK.search(text) is None:
        return text
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, each clean, the empty ones left out."""
    return tuple(line for line in map(clean, text.splitlines()) if line)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACE.sub(" ", _INVISIBLE.sub("", bare).replace("đ", "d").replace("ð", "d")).strip()


def fold(text: str) -> str:
    """Text for comparing labels: no marks, no case, đ as d, single spaces.

    >>> fold("Lượt  XEM: Đắk Nông")
    'luot xem: dak nong'
    """
    return _folded(text) if len(text) < 200 else _folded.__wrapped__(text)
