"""From bytes to text: which encoding a page is in, whatever it says."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from newsspider.text.legacy import TCVN3, VNI
from newsspider.text.syllables import is_syllable

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,30})")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_HEAD = 4096
# What browsers take these names for.
_AS_BROWSERS = {
    "iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252",
    "ascii": "windows-1252", "us-ascii": "windows-1252", "x-user-defined": "windows-1252",
    "utf8": "utf-8", "unicode": "utf-8", "gb2312": "gb18030", "shift_jis": "cp932",
}  # fmt: skip
# Encodings of text that no page is in: some of them raise or run for minutes on foreign bytes.
_NOT_FOR_PAGES = frozenset(
    ("idna", "punycode", "utf-7", "undefined", "unicode-escape", "unicode_escape", "mbcs", "oem",
     "raw-unicode-escape", "raw_unicode_escape")
)  # fmt: skip
# Encodings of one byte a character that are declared where another was sent.
_MISTAKEN = frozenset(("utf-8", "cp1252", "cp1258", "iso8859-1"))
_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_WORDS = 2000
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page."""

    text: str
    encoding: str
    """The encoding it was read in."""
    as_declared: bool = True
    """Whether the page, where it declares an encoding, declares this one."""


def decode(body: bytes, charset: str | None) -> Decoded:
    """The text of a page, whose header says `charset`; never raises.

    A byte order mark is believed first, then UTF-8 where the bytes are valid UTF-8 (they hardly
    ever are by chance), then the header, then the page's own meta. Of encodings of one byte that
    are often declared wrongly, the one that makes most Vietnamese words is believed.
    """
    for mark, name in (*_BOMS, *_SIGNS):
        if body.startswith(mark):
            return Decoded(body.decode(name, "replace"), name)
    declared = _codec(charset) or _declared_within(body)
    try:
        right = declared in {None, "utf-8"} or body.isascii()
        return Decoded(body.decode("utf-8"), "utf-8", right)
    except UnicodeDecodeError:
        pass
    if declared is not None and declared not in _MISTAKEN:
        return Decoded(body.decode(declared, "replace"), declared)
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not c.isascii() for c in text) >= 5 * broken:
        return Decoded(text, "utf-8", declared in {None, "utf-8"})
    return _one_byte(body, declared)


def _one_byte(body: bytes, declared: str | None) -> Decoded:
    """A page in Vietnam's code page, or in what fonts before Unicode were laid over."""
    vietnamese = unicodedata.normalize("NFC", body.decode("cp1258", "replace"))
    western = body.decode("cp1252", "replace")
    drawn = max(_share_drawn(western[:_SAMPLE]), _share(western[:_SAMPLE]))
    ours = _share(vietnamese[:_SAMPLE])
    # Without a word of either the declaration is all there is.
    tied = "cp1252" if declared in {"cp1252", "iso8859-1", "utf-8"} else "cp1258"
    name = tied if ours == drawn else "cp1258" if ours > drawn else "cp1252"
    text = vietnamese if name == "cp1258" else western
    return Decoded(text, name.replace("cp", "windows-"), declared in {None, name})


def _share(text: str) -> float:
    """Which part of the words with a letter beyond ASCII could be Vietnamese."""
    every = (found.group() for found in _WORD.finditer(text))
    words = list(islice((word for word in every if not word.isascii()), _WORDS))
    return sum(map(is_syllable, words)) / max(1, len(words))


def _share_drawn(text: str) -> float:
    """The same, of the words that a font from before Unicode would draw."""
    found = (legacy.evidence(text) for legacy in (TCVN3, VNI))
    return max(
        e.words_for / max(1, e.words_for + e.words_against) if e.enough else 0 for e in found
    )


def _declared_within(body: bytes) -> str | None:
    """The codec that a page's own meta names."""
    head = body[:_HEAD].lower()
    place = head.find(b"charset")
    while place >= 0:
        said = _CHARSET.match(head, place)
        if said and head.rfind(b"<meta", 0, place) > head.rfind(b">", 0, place):
            codec = _codec(said[1].decode("ascii"))
            # A page whose ASCII could be read so far is in none of these.
            return "utf-8" if codec and codec.startswith(("utf-16", "utf-32")) else codec
        place = head.find(b"charset", place + 1)
    return None


def _codec(said: str | None) -> str | None:
    """The codec behind a declared name; None for a name that names no encoding of pages."""
    if not said:
        return None
    name = said.strip().strip("\"'").lower()
    if name == "utf-8":
        return name
    try:
        info = codecs.lookup(_AS_BROWSERS.get(name, name))
    except (LookupError, ValueError):
        return None
    known = getattr(info, "_is_text_encoding", True) and info.name not in _NOT_FOR_PAGES
    return info.name if known else None
