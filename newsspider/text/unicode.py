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
# The marks of Vietnamese and of its neighbours; U+034F has no class and is no mark.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")


# No word is so long, and no letter bears so many marks (the bound is that of UAX 15).
_LONG = 2000
_PILE = 30


def _without_piles(text: str) -> str:
    """A text without the marks that no letter can bear: putting n of them in order takes n² steps."""
    kept: list[str] = []
    high = 0
    for letter in text:
        high = high + 1 if unicodedata.combining(letter) else 0
        if high <= _PILE:
            kept.append(letter)
    return "".join(kept)


def clean(text: str) -> str:
    """Text in NFC, no-break spaces made plain, invisible marks gone, runs of space made one."""
    if len(text) > _LONG and not text.isascii() and max(map(len, text.split()), default=0) > _LONG:
        text = _without_piles(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    # Of all spaces only the plain one is printable.
    if text.isprintable() and "  " not in text and not text.startswith(" "):
        return text.rstrip(" ")
    # `split` and `isprintable` know what `\s` and the marks above are, and are ten times faster.
    text = " ".join(text.split())
    if text.isprintable():
        return text
    # A mark may have stood apart from its letter by something that is not seen.
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, each clean, the empty ones left out."""
    return tuple(line for line in map(clean, text.splitlines()) if line)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    text = unicodedata.normalize("NFD", text.casefold())
    text = _MARKS.sub("", text).replace("đ", "d").replace("ð", "d")
    if not text.isascii() and (marks := [c for c in set(text) if unicodedata.combining(c)]):
        text = text.translate(dict.fromkeys(map(ord, marks)))
    return " ".join((text if text.isprintable() else _INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """Text for comparing labels: no marks, no case, đ as d, single spaces.

    >>> fold("Lượt  XEM: Đắk Nông")
    'luot xem: dak nong'
    """
    return _folded(text) if len(text) < 200 else _folded.__wrapped__(text)
