"""Word since 2007 (DOCX, ECMA-376)."""

from __future__ import annotations

from newsspider.documents.flow import Dialect, flow, marked_text
from newsspider.documents.outcome import Lines
from newsspider.documents.packed import unpacked

# Fallback: the same text box once more, for Word 2007.
_DIALECT = Dialect(frozenset({"p"}), "tr", "tc", marked_text, frozenset({"Fallback"}))
_PARTS = r"word/(?:document|footnotes|endnotes)\.xml"


def read(body: bytes) -> Lines:
    """The paragraphs of a Word file, then its notes.

    Raises:
        UnreadableDocumentError: it is damaged or too large.
    """
    pack = unpacked(body)
    parts = sorted(pack.names(_PARTS), key=lambda name: "document" not in name)
    return Lines(tuple(line for part in parts for line in flow(pack, part, _DIALECT)))
