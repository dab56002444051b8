"""Bytes → text, by what the bytes are. For any file: newsspider.documents.sandbox; here is no wall."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module

from newsspider.documents.kinds import Kind, kind_of
from newsspider.documents.mending import mended
from newsspider.documents.outcome import DocumentText, Lines
from newsspider.errors import UnreadableDocumentError
from newsspider.text.syllables import is_syllable
from newsspider.text.unicode import clean_lines

_READERS = {
    Kind.PDF: "pdf",
    Kind.DOCX: "word",
    Kind.XLSX: "sheet",
    Kind.PPTX: "slides",
    Kind.ODT: "opendocument",
    Kind.RTF: "rtf",
    Kind.DOC: "oldword",
}
_UNREAD = {
    Kind.OLE: (
        "document.unknown",
        "a file of Office 97 that is not Word's, or one with a password",
    ),
    Kind.PACKED: ("document.packed", "an archive of other files"),
    Kind.PICTURE: ("document.picture", "a picture"),
    Kind.HTML: ("document.page", "an HTML page"),
    Kind.UNKNOWN: ("document.unknown", "no kind of file that is known here"),
}
MOST_CHARACTERS = 4_000_000
"""Of one document's text; a code of law has a tenth of it."""

_EMPTY_CELLS = re.compile(r" ?\|(?=\s*(?:\||\Z))")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
# Four of five Vietnamese words bear a mark. Many scanners of offices read them as English: half of
# the words are still spelt like syllables, where of English ones a seventh is.
_ENOUGH, _MARKED, _VIETNAMESE = 50, 0.1, 0.35


def is_read(kind: Kind) -> bool:
    """Whether files of this kind have text for us."""
    return kind in _READERS


def read_document(body: bytes) -> DocumentText:
    """The text of a document, or the problem that stands in its place."""
    kind = kind_of(body)
    try:
        lines = _reader(kind)(body)
    except UnreadableDocumentError as error:
        return DocumentText(kind=kind, problem=error.code, detail=_one_line(str(error)))
    except ImportError as error:
        detail = f"{error.name} is missing: pip install 'newsspider[documents]'"
        return DocumentText(kind=kind, problem="document.no_reader", detail=detail)
    told = (_tidied(piece) for line in lines.lines for piece in clean_lines(line))
    paragraphs, repairs = mended([piece for piece in told if piece])
    text = "\n".join(paragraphs)
    doubt = _doubt(text, lines.pages)
    return DocumentText(
        kind=kind, text=text[:MOST_CHARACTERS], pages=lines.pages, repairs=repairs,
        problem=doubt.code if doubt else None, detail=str(doubt) if doubt else None,
    )  # fmt: skip


def _tidied(line: str) -> str:
    """A line without the marks of empty cells."""
    return _EMPTY_CELLS.sub("", line).removeprefix("| ").strip() if "|" in line else line


def _reader(kind: Kind) -> Callable[[bytes], Lines]:
    if kind in _UNREAD:
        raise UnreadableDocumentError(*_UNREAD[kind])
    read: Callable[[bytes], Lines] = import_module(f"newsspider.documents.{_READERS[kind]}").read
    return read


def _doubt(text: str, pages: int | None) -> UnreadableDocumentError | None:
    """What is wrong with a text that could be read."""
    if not any(map(str.isalnum, text)):
        where = f"{pages} pages without text" if pages else "no text"
        return UnreadableDocumentError("document.no_text", f"{where}: a scan, or empty")
    if len(text) > MOST_CHARACTERS:
        detail = f"its text is cut off after {MOST_CHARACTERS} characters"
        return UnreadableDocumentError("document.too_large", detail)
    if _is_unmarked(_WORD.findall(text[:_SAMPLE])):
        detail = "Vietnamese without its marks: OCR of another language"
        return UnreadableDocumentError("document.no_marks", detail)
    return None


def _is_unmarked(words: Sequence[str]) -> bool:
    if len(words) < _ENOUGH or sum(not w.isascii() for w in words) >= _MARKED * len(words):
        return False
    return sum(map(is_syllable, words)) > _VIETNAMESE * len(words)


def _one_line(text: str) -> str:
    return " ".join(clean_lines(text))[:300]
