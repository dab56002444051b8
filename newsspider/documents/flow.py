"""Paragraphs and table rows as they follow one another in a document's XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from newsspider.documents.packed import Pack, let_go, local


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an XML format calls the parts of a text."""

    paragraphs: frozenset[str]
    row: str
    cell: str
    text: Callable[[etree._Element], str]
    """The text of one paragraph."""
    unread: frozenset[str] = frozenset()
    """Elements whose paragraphs are not the text's: what was deleted, copies for old programs."""


def flow(pack: Pack, member: str, dialect: Dialect) -> Iterator[str]:
    """The paragraphs of a member; a table row is one string, its cells joined with ` | `.

    Raises:
        UnreadableDocumentError: the member is damaged or too large.
    """
    for element in pack.ends(member):
        name = local(element)
        if name != dialect.row and name not in dialect.paragraphs:
            continue
        around = {local(a) for a in element.iterancestors()}
        if dialect.row in around:
            continue
        if not around & dialect.unread:
            yield _row(element, dialect) if name == dialect.row else dialect.text(element)
        if not around & dialect.paragraphs:
            let_go(element)


def _row(row: etree._Element, dialect: Dialect) -> str:
    cells = (_cell(cell, dialect) for cell in row if local(cell) == dialect.cell)
    return " | ".join(cell for cell in cells if cell)


def _cell(cell: etree._Element, dialect: Dialect) -> str:
    found = (e for e in cell.iter() if local(e) in dialect.paragraphs)
    return " ".join(" ".join(dialect.text(p) for p in found).split())


def marked_text(paragraph: etree._Element) -> str:
    """The text of an Office paragraph: what its `t` elements hold, breaks and tabs between."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name != "p":  # a text box's paragraphs follow by themselves
            yield from _pieces(child)


_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
