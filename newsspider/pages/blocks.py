"""Blocks: a page as a reader sees it, line after line, each with the marks that matter."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lxml import etree

from newsspider.pages.look import PLAIN, Look


class Kind(StrEnum):
    """What a block is in its markup."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CAPTION = "caption"
    IMAGE = "image"


# A named tuple takes five times as long to make, and a page has one for each of its elements.
Place = tuple[etree._Element, Kind, int, etree._Element | None, etree._Element | None]
"""Where in the tree a block stands: its owner, kind, line, figure and cell, as `Block` has them."""


class Link(NamedTuple):
    """A link as it stands in a block."""

    href: str
    """As written in the page."""
    text: str
    """Cleaned; `""` where it shows no text."""


class Block(NamedTuple):
    """A line of text, a row of a table or a picture."""

    kind: Kind
    text: str
    """Cleaned; `""` for a picture, or where only a link without words stands."""
    owner: etree._Element
    """The nearest block element around it."""
    look: Look = PLAIN
    """How most of its text looks."""
    bold: float = 0.0
    """Share of its letters that are bold, 0 to 1; the same for the others."""
    italic: float = 0.0
    linked: float = 0.0
    links: tuple[Link, ...] = ()
    image: str = ""
    """The picture's address as written in the page; `data:` for an inline one."""
    line: int = 0
    """Which line of its owner it is, from 0: lines after a `<br>` or a picture come later."""
    figure: etree._Element | None = None
    """The `<figure>` or the photo table that it stands in."""
    cell: etree._Element | None = None
    """The cell of a layout table that it stands in."""
    spaced: str = ""
    """A short text with a space between its runs: spans side by side have none in the markup."""
    inner: str = ""
    """Classes and id of the inline element that it begins with."""
    tail: str = ""
    """The last words that are set apart by bold or italics (a signature run on to the text)."""
