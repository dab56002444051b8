"""Tables: which hold data, which hold a photo and its caption, and which only lay out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import cast

from lxml import etree

from newsspider.pages.document import has_more_than
from newsspider.pages.pictures import is_picture

_SECTIONS = frozenset({"tbody", "thead", "tfoot"})
# What stands in parts of a page, and in no data and under no photo.
_PARTS_OF_PAGES = ("table", "h1", "h2", "iframe", "form")
_TEXT = etree.XPath("normalize-space()")
_PARTS = etree.XPath("count(.//p | .//div | .//br)")
# A caption is a line or two; more text to a photo means that the table lays out an article.
_CAPTION_LENGTH = 450
_ROWS_LIMIT = 5000
# Cells of a data table are short; a page's column is not.
_CELL_PARTS = 12


class Shape(StrEnum):
    """What a table is for."""

    LAYOUT = "layout"
    DATA = "data"
    PHOTO = "photo"


def _is_nested(table: etree._Element) -> bool:
    """Whether a table holds parts of a page, or a list of links."""
    if any(element is not table for element in islice(table.iter(*_PARTS_OF_PAGES), 2)):
        return True
    return any(next(item.iter("a"), None) is not None for item in table.iter("li"))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for inner in table:
        if inner.tag == "tr":
            yield inner
        elif inner.tag in _SECTIONS:
            yield from inner.iterchildren("tr")


def _text_cells(row: etree._Element) -> int:
    return sum(1 for cell in row if cell.tag in {"td", "th"} and cast("str", _TEXT(cell)))


def _is_photo(table: etree._Element, rows: list[etree._Element]) -> bool:
    pictures = sum(1 for image in table.iter("img") if is_picture(image))
    if not pictures:
        return False
    cells = sum(_text_cells(row) for row in rows[: 4 * pictures + 4])
    if cells > 2 * pictures or len(cast("str", _TEXT(table))) > _CAPTION_LENGTH * pictures:
        return False
    # A cell with more text than a caption is the article, with its photos in it.
    return all(len(cast("str", _TEXT(cell))) <= _CAPTION_LENGTH for row in rows for cell in row)


def _is_data(rows: list[etree._Element]) -> bool:
    wide = [row for row in rows if _text_cells(row) > 1]
    if not wide:
        return False
    # One row alone is a frame: a section's name and a date, a crest and a motto.
    if len(wide) > 1:
        widest = max(cast("float", _PARTS(cell)) for row in wide[:50] for cell in row)
        return widest <= _CELL_PARTS
    return False


def shape_of(table: etree._Element) -> Shape:
    """What `table` is for, by its rows, its pictures and how much text they hold."""
    if _is_nested(table):
        return Shape.LAYOUT
    rows = list(islice(_rows(table), _ROWS_LIMIT))
    if not rows:
        return Shape.LAYOUT
    if _is_photo(table, rows):
        return Shape.PHOTO
    if not any(has_more_than(row, 1) for row in rows):
        return Shape.LAYOUT
    return Shape.DATA if _is_data(rows) else Shape.LAYOUT
