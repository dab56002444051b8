"""Excel since 2007 (XLSX, ECMA-376): what its cells show, as far as they hold text and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from newsspider.documents.outcome import Lines
from newsspider.documents.packed import Pack, let_go, local, unpacked

_SHARED = r"xl/sharedStrings\.xml"


def read(body: bytes) -> Lines:
    """The rows of each sheet, cells joined with ` | `; a date is the number that Excel keeps.

    Raises:
        UnreadableDocumentError: it is damaged or too large.
    """
    pack = unpacked(body)
    shared = [text for part in pack.names(_SHARED) for text in _strings(pack, part)]
    sheets = pack.names(r"xl/worksheets/sheet\d+\.xml")
    rows = (row for sheet in sheets for row in _rows(pack, sheet, shared))
    return Lines(tuple(rows), pages=len(sheets))


def _strings(pack: Pack, part: str) -> Iterator[str]:
    for element in pack.ends(part):
        if local(element) == "si":
            yield _text(element)
            let_go(element)


def _rows(pack: Pack, part: str, shared: Sequence[str]) -> Iterator[str]:
    for element in pack.ends(part):
        if local(element) == "row":
            cells = (_shown(c, shared) for c in element if local(c) == "c")
            yield " | ".join(cell for cell in cells if cell)
            let_go(element)


def _shown(cell: etree._Element, shared: Sequence[str]) -> str:
    values = [child for child in cell if local(child) in {"v", "is"}]
    if not values:
        return ""
    text = _text(values[0]) if local(values[0]) == "is" else values[0].text or ""
    if cell.get("t") == "s":
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else len(shared)
        text = shared[number] if number < len(shared) else ""
    return " ".join(text.split())


def _text(element: etree._Element) -> str:
    """The runs of a string, without the reading aids of East Asian texts."""
    runs = (e for e in element.iter() if local(e) == "t")
    return "".join(r.text or "" for r in runs if local(r.getparent()) != "rPh")  # type: ignore[arg-type]  # a run stands in the string
