"""The reader without selectors: every field by what it looks like and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import is_button
from newsspider.pages.dateline import date_in, is_meta_line
from newsspider.pages.document import Document
from newsspider.pages.region import Region, find_region
from newsspider.pages.scene import Scene, until_closing
from newsspider.pages.title import Title, score_titles, without_brackets
from newsspider.pages.walk import blocks_of
from newsspider.text.unicode import clean, fold

_HEADS = etree.XPath(
    "//head/title/text() | //head/meta[@property='og:title' or @name='title']/@content",
    smart_strings=False,
)
_BODY = etree.XPath("/html/body")
_MARKS = (" | ", " - ", " – ", " :: ", " » ")
_SECTION_LIMIT = 80
_STAND_OUT = 2.0
_TRIED = 6
_FAR = 40
_LINES = 6
_LINE_LIMIT = 160


def _heads(root: etree._Element) -> list[str]:
    """The titles in the page's head, whole and without the portal's name before or after."""
    found: list[str] = []
    for text in (clean(said) for said in cast("list[str]", _HEADS(root))):
        found.append(text)
        for mark in _MARKS:
            if mark in text:
                found += [text.split(mark, 1)[0], text.rsplit(mark, 1)[0], text.rsplit(mark, 1)[1]]
    return found


def _title(blocks: Sequence[Block], document: Document) -> Title | None:
    """The line that is most like a headline, and that stands closest above a body."""
    titles = score_titles(blocks, document.url, _heads(document.root))
    if titles and titles[0].sure:
        return titles[0]
    best: tuple[float, Title] | None = None
    for title in titles[:_TRIED]:
        region = find_region(blocks, title.block, document.url)
        distance = region.start - title.block if region and region.end > region.start else _FAR
        rank = title.score + max(0.0, 3.0 - distance / 4)
        if rank > _STAND_OUT and (best is None or rank > best[0]):
            best = (rank, title)
    return best[1] if best else None


def see(document: Document) -> Scene:
    """The scene of a page of unknown markup."""
    bodies = cast("list[etree._Element]", _BODY(document.root))
    blocks = blocks_of(bodies[0] if bodies else document.root)
    title = _title(blocks, document)
    region = find_region(blocks, title.block if title else None, document.url)
    return _scene(blocks, title, region)


def _first_prose(blocks: Sequence[Block], region: Region) -> int:
    """The first block of a body that is no line of the template's."""
    end = min(region.end, region.start + _LINES)
    long = (n for n in range(region.start, end) if len(blocks[n].text) > _LINE_LIMIT)
    return next(long, end)


def _scene(blocks: Sequence[Block], title: Title | None, region: Region | None) -> Scene:
    at = title.block if title else -1
    text, how = (without_brackets(blocks[at].text), title.how) if title else (None, "")
    if region is None:
        return Scene(title=text, title_how=how)
    top = at if title else region.start
    first = _first_prose(blocks, region)
    return Scene(
        title=text,
        title_how=how,
        body=blocks[region.start : region.end],
        body_how="generic:prose",
        between=blocks[top + 1 : region.start] if title else (),
        lines=[block for block in blocks[region.start : first] if is_meta_line(block)],
        closing_lines=[block for block in blocks[first : region.end] if is_meta_line(block)],
        above=tuple(reversed(blocks[region.low : top])),
        below=until_closing(blocks[region.end : region.high]),
    )


def section(above: Sequence[Block], title: str | None) -> str | None:
    """The name of the section that stands right over the title."""
    for block in above:
        if block.kind is Kind.IMAGE or not block.text or date_in(block) or is_meta_line(block):
            continue
        text = block.text.strip(" »>|/:")
        if is_button(text) or len(text) > _SECTION_LIMIT or not any(c.isalpha() for c in text):
            return None
        return None if title and fold(text) == fold(title) else text
    return None
