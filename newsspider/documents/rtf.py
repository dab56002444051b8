"""Rich Text Format (RTF 1.9): the text between its control words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsspider.documents.outcome import Lines

_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# Groups that hold no text of the document, or a picture's bytes.
_UNREAD = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore header footer headerl headerr"
    b" footerl footerr listtable listoverridetable rsidtbl generator fldinst xmlnstbl latentstyles"
    b" colorschememapping bkmkstart bkmkend".split()
)
_SPACES = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"cell": " | ",
    b"tab": " ", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


@dataclass(slots=True)
class _State:
    unread: bool = False
    skip: int = 1
    """Characters that stand in for a \\u character in old programs."""


@dataclass(slots=True)
class _Reader:
    codepage: str = "cp1252"
    said: list[str] = field(default_factory=list)
    stack: list[_State] = field(default_factory=lambda: [_State()])
    owed: int = 0

    def take(self, token: re.Match[bytes]) -> None:
        if brace := token["brace"]:
            self._brace(brace)
        elif word := token["word"]:
            self._word(word, int(token["number"] or 0))
        elif token["hex"]:
            self._say(bytes.fromhex(token["hex"].decode()).decode(self.codepage, "replace"))
        elif sign := token["sign"]:
            if sign == b"*":
                self.stack[-1].unread = True
            self._say(_SIGNS.get(sign, ""))
        elif text := token["text"]:
            self._say(text.decode(self.codepage, "replace"))

    def _brace(self, brace: bytes) -> None:
        self.owed = 0
        if brace == b"{":
            last = self.stack[-1]
            self.stack.append(_State(last.unread, last.skip))
        elif len(self.stack) > 1:
            self.stack.pop()

    def _word(self, word: bytes, number: int) -> None:
        state = self.stack[-1]
        if word in _UNREAD:
            state.unread = True
        elif word == b"u":
            self._unicode(number % 0x10000)
        elif word == b"uc":
            state.skip = max(0, min(number, 8))
        elif word == b"ansicpg" and number in _CODEPAGES:
            self.codepage = f"cp{number}"
        elif word in _SPACES:
            self._say(_SPACES[word])

    def _unicode(self, code: int) -> None:
        self.owed = 0
        self._say(chr(code))
        self.owed = self.stack[-1].skip

    def _say(self, text: str) -> None:
        spared = min(self.owed, len(text))
        self.owed -= spared
        if not self.stack[-1].unread:
            self.said.append(text[spared:])


_CODEPAGES = frozenset({437, 850, 874, 932, 936, 949, 950, *range(1250, 1259)})


def read(body: bytes) -> Lines:
    """The paragraphs of an RTF file; one that is cut off is read to its end."""
    reader = _Reader()
    for token in _TOKEN.finditer(body):
        reader.take(token)
    text = "".join(reader.said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Lines(tuple(text.split("\n")))
