"""Which texts of a page came with marks apart or unseen: what `clean` mends without a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from string import ascii_letters

_ASCII = bytes(range(128))
_COMBINING = re.compile(rb"\xcc[\x80-\xbf]")
# Each begins with one byte, which is looked for fast.
_UNSEEN = (
    re.compile(rb"\xe2(?:\x80[\x8b-\x8f]|\x81\xa0)(?:\xe2(?:\x80[\x8b-\x8f]|\x81\xa0))*+"),
    re.compile(rb"\xc2\xad(?:\xc2\xad)*+"),
)
# A letter and the mark that makes another letter of it; tones stay apart.
_QUALITY = re.compile("[a-zA-Z][\u0302\u0306\u031b]")
_COMPOSED = {
    letter + mark: unicodedata.normalize("NFC", letter + mark)
    for letter in ascii_letters
    for mark in "\u0302\u0306\u031b"
}
_PAIR = re.compile(r"(?<!\w)[\d_a-zA-ZđĐ]*+[^\W\d_a-zA-ZđĐ]\w*+ \w++")
_LINES = 8
_START = 300
_MARKS = 32
_WINDOW = 30
_PIECE = 8


@dataclass(frozen=True, slots=True)
class Disorder:
    """The text of a page as it came, where it holds marks that `clean` puts in order."""

    printed: bytes = b""
    marks: bytes = b""
    """The same without ASCII, a tenth of it, in which to look first."""

    def of(self, texts: str) -> Iterator[str]:
        """The names of what the texts of an article, clean and a line each, came with."""
        if not self.printed:
            return
        if _COMBINING.search(self.marks) and self._is_apart(texts):
            yield "nfd"
        unseen = chain.from_iterable(sign.finditer(self.printed) for sign in _UNSEEN)
        if any(self._beside(mark, texts) for mark in islice(unseen, _MARKS)):
            yield "zero-width"

    def _is_apart(self, texts: str) -> bool:
        pairs = (_PAIR.search(line[:_START]) for line in texts.split("\n", _LINES)[:_LINES])
        return any(self._apart(pair.group()) for pair in pairs if pair)

    def _apart(self, words: str) -> bool:
        """Whether the page has these words with their marks apart: all of them, or tones only."""
        apart = unicodedata.normalize("NFD", words)
        if self._has(apart, words):
            return True
        return self._has(_QUALITY.sub(_composed, apart), words)

    def _has(self, form: str, words: str) -> bool:
        said = form.encode()
        return form != words and said.translate(None, _ASCII) in self.marks and said in self.printed

    def _beside(self, mark: re.Match[bytes], texts: str) -> bool:
        """Whether the texts hold what stands before or behind a mark that is not seen."""
        start, end = mark.span()
        before = self.printed[max(0, start - _WINDOW) : start].decode("utf-8", "ignore").strip()
        after = self.printed[end : end + _WINDOW].decode("utf-8", "ignore").strip()
        pieces = (before[-_PIECE:], after[:_PIECE])
        return any(len(piece) == _PIECE and piece in texts for piece in pieces)


def _composed(found: re.Match[str]) -> str:
    return _COMPOSED[found.group()]


def disorder(printed: bytes, marks: bytes) -> Disorder:
    """The disorder of a page's text in UTF-8; `marks` is the text without ASCII."""
    if _COMBINING.search(marks) or any(sign.search(marks) for sign in _UNSEEN):
        return Disorder(printed, marks)
    return Disorder()
