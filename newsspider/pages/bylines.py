"""Bylines: who the line under a title says wrote the article, behind a label or before a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsspider.pages.blocks import Block
from newsspider.pages.names import is_name, is_person
from newsspider.text.dates import find_printed_date
from newsspider.text.labels import signature

_LIMIT = 160
_ENDS = (
    r"(?=\s*(?:$|[|•·\d(\[]|\s[-–]\s|(?:(?:số )?(?:lượt|lần)|đã xem|ngày|đăng|cập nhật|thứ |chủ nhật"
    r"|nguồn|ảnh)))"
)
_LABELLED = re.compile(
    r"(?:(?:tác giả|người viết|bài viết|bài, ảnh|tin, ảnh|tin, bài)\s*(?:bài viết)?\s*:"
    r"|(?:được )?viết bởi\s*:?|^\W*bởi\s*:?)\s*(?P<name>[^\d:|•·]{2,60}?)" + _ENDS,
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"(?:được )?viết bởi\b|người viết\s*:", re.IGNORECASE)
_EDGES = " -–|,;•·"
# A place stands before a day alone: "Hà Nội, ngày 14/12/2022".
_TIME = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}")
_PARTS = re.compile(r"\s+[-–]\s+|,\s+")
# Who has put a text into the CMS has not written it.
_ACCOUNTS = frozenset({"admin", "administrator", "super user", "quản trị", "quản trị viên", "root"})


class Byline(NamedTuple):
    """A name, and where in its line the byline stands."""

    name: str
    start: int
    end: int


def byline_in(text: str) -> Byline | None:
    """The byline that a short line holds."""
    if len(text) > _LIMIT:
        return None
    found = _LABELLED.search(text)
    if found:
        name = found["name"].strip(_EDGES)
        known = is_name(name) and name.lower() not in _ACCOUNTS
        return Byline(name, *found.span()) if known else None
    printed = find_printed_date(text) if _TIME.search(text) else None
    if printed is None or not _TIME.search(printed):
        return None
    before = text.partition(printed)[0].strip(_EDGES)
    return Byline(before, 0, text.index(printed)) if before and _are_persons(before) else None


def _are_persons(names: str) -> bool:
    return all(map(is_person, _PARTS.split(names)))


def names_author(text: str) -> str | None:
    """The name that the text of an element for authors is, with a label or without."""
    said = signature(text)
    if said and said.author:
        return said.author
    if found := byline_in(text):
        return found.name
    name = text.strip(_EDGES)
    known = (is_name(name) or _are_persons(name)) and name.lower() not in _ACCOUNTS
    return name if known else None


def is_byline(text: str) -> bool:
    """Whether a line is a byline as a CMS prints it, and nothing else."""
    found = byline_in(text) if _LABEL_ALONE.match(text) else None
    return found is not None and found.end == len(text)


def without_byline(text: str) -> str:
    """A line without its byline."""
    found = byline_in(text)
    return f"{text[: found.start]} {text[found.end :]}" if found else text


def byline(blocks: Sequence[Block]) -> str | None:
    """The name that one of the lines around a title gives, the first of them."""
    found = (byline_in(block.spaced) for block in blocks)
    return next((line.name for line in found if line), None)
