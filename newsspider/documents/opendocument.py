"""OpenDocument texts, sheets and slides (ISO/IEC 26300)."""

from __future__ import annotations

from lxml import etree

from newsspider.documents.flow import Dialect, flow
from newsspider.documents.outcome import Lines
from newsspider.documents.packed import local, unpacked

_SPACES = {"tab": " ", "s": " ", "line-break": "\n"}


def _text(element: etree._Element) -> str:
    said = [_SPACES.get(local(element), ""), element.text or ""]
    for child in element:
        if local(child) != "annotation":
            said.append(_text(child))
        said.append(child.tail or "")
    return "".join(said)


_DIALECT = Dialect(
    frozenset({"p", "h"}), "table-row", "table-cell", _text,
    frozenset({"annotation", "tracked-changes"}),
)  # fmt: skip


def read(body: bytes) -> Lines:
    """The paragraphs of an OpenDocument file.

    Raises:
        UnreadableDocumentError: it is damaged, locked with a password, or too large.
    """
    return Lines(tuple(flow(unpacked(body), "content.xml", _DIALECT)))
