"""PowerPoint since 2007 (PPTX, ECMA-376)."""

from __future__ import annotations

from newsspider.documents.flow import Dialect, flow, marked_text
from newsspider.documents.outcome import Lines
from newsspider.documents.packed import unpacked

_DIALECT = Dialect(frozenset({"p"}), "tr", "tc", marked_text, frozenset({"Fallback"}))


def read(body: bytes) -> Lines:
    """The paragraphs of each slide.

    Raises:
        UnreadableDocumentError: it is damaged or too large.
    """
    pack = unpacked(body)
    slides = pack.names(r"ppt/slides/slide\d+\.xml")
    lines = tuple(line for slide in slides for line in flow(pack, slide, _DIALECT))
    return Lines(lines, pages=len(slides))
