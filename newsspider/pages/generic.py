"""The reader without selectors: every field by what it looks like and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.boxes import without_boxes
from newsspider.pages.breadcrumb import last_step
from newsspider.pages.closings import is_button
from newsspider.pages.dateline import date_in, is_meta_line, template_lines, until_other
from newsspider.pages.document import Document
from newsspider.pages.headline import find_headline
from newsspider.pages.reach import Reaches, is_card
from newsspider.pages.region import Region, find_region, worth
from newsspider.pages.scene import Scene, until_closing, until_heading
from newsspider.pages.title import Title, in_brackets, without_brackets
from newsspider.pages.walk import blocks_of
from newsspider.text.labels import signature
from newsspider.text.unicode import fold

_BODY = etree.XPath("/html/body")
_SECTION_LIMIT = 80
_LINKED = 0.4
_FRONTS = frozenset(
    {"", "index.html", "index.php", "index.aspx", "default.aspx", "home", "trang-chu"}
)
_HEADLINE_LENGTH = 25
# For readers that are read to: the first line of every page of a theme.
_SKIP_LINK = re.compile(
    r"(?:truy cap|chuyen (?:den|toi)|bo qua|skip to).{0,12}(?:noi dung|content)"
)
# What stands over a page that is made for the printer.
_PORTAL = re.compile(r"(?:cong|trang) (?:thong tin|ttdt|tin dien tu)|https?:|www\.")
_LINES = 6
_LINE_LIMIT = 160
# The way from the front page to a section takes some links; a menu more.
_TRAIL = 4


def _known(blocks: Sequence[Block], text: str) -> Title | None:
    """The headline whose text is known from elsewhere."""
    same = fold(without_brackets(text))
    found = (n for n, b in enumerate(blocks) if b.text and fold(without_brackets(b.text)) == same)
    at = next(found, None)
    return None if at is None else Title(at, 0.0, "generic:known")


def see(document: Document, title_text: str | None = None) -> Scene:
    """The scene of a page of unknown markup; its title may be known."""
    bodies = cast("list[etree._Element]", _BODY(document.root))
    blocks = without_boxes(blocks_of(bodies[0] if bodies else document.root))
    values = [worth(block) for block in blocks]
    title = _known(blocks, title_text) if title_text else None
    reaches = Reaches(blocks, values)
    title = title or find_headline(blocks, reaches, document)
    end = reaches.of(title.block).end if title else len(blocks)
    region = find_region(blocks, values, title.block if title else None, document.url, end)
    return _scene(blocks, title, region, end)


def _first_prose(blocks: Sequence[Block], region: Region) -> int:
    """The first block of a body that is no line of the template's."""
    end = min(region.end, region.start + _LINES)
    long = (n for n in range(region.start, end) if len(blocks[n].text) > _LINE_LIMIT)
    return next(long, end)


def _first_card(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where other news begin."""
    return next((number for number in range(start, end) if is_card(blocks[number])), end)


def _shown(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    """What stands under a title without a text: a drawing, and lines of the template's."""
    last = _first_card(blocks, start, end)
    following = next((block for block in blocks[last : last + 3] if block.text), None)
    # The picture and the date before a card are the card's.
    before_card = following is not None and is_card(following)
    while before_card and last > start and _may_head(blocks[last - 1]):
        last -= 1
    shown = until_closing(blocks[start:last])
    lines = template_lines(shown[:_LINES])
    # A section has pictures under its name too, and no line that says when it was posted.
    return [block for block in shown if block in lines or (lines and block.kind is Kind.IMAGE)]


def _may_head(block: Block) -> bool:
    return block.kind is Kind.IMAGE or is_meta_line(block)


def _scene(blocks: Sequence[Block], title: Title | None, region: Region | None, end: int) -> Scene:
    at = title.block if title else -1
    text, how = (without_brackets(blocks[at].text), title.how) if title else (None, "")
    here = blocks[at].owner if title else None
    drawn = _shown(blocks, at + 1, end) if title and how == "generic:slug" else ()
    if region is None:
        return Scene(title=text, title_how=how, title_element=here, between=drawn)
    top = at if title else region.start
    empty = region.start == region.end
    first = _first_prose(blocks, region)
    under = _first_card(blocks, region.end, max(region.end, min(region.high, end)))
    return Scene(
        title=text,
        title_how=how,
        title_element=here,
        title_date=in_brackets(blocks[at].text) if title else None,
        body=blocks[region.start : region.end],
        body_how="generic:prose",
        between=drawn if empty else blocks[top + 1 : region.start] if title else (),
        lines=template_lines(until_heading(blocks[region.start : first])),
        closing_lines=template_lines(blocks[first : region.end]),
        above=until_other(_until_menu(blocks[region.low : top])),
        below=until_closing(blocks[region.end : under]),
        beyond=blocks[under : region.high],
    )


def _until_menu(above: Sequence[Block]) -> Sequence[Block]:
    """The lines over a title, nearest first, up to the page's menu."""
    links = 0
    for number, block in enumerate(reversed(above)):
        links += block.linked >= _LINKED
        if links > _TRAIL:
            return tuple(reversed(above))[:number]
    return tuple(reversed(above))


def section(above: Sequence[Block], title: str | None) -> str | None:
    """The name of the section that stands right over the title."""
    for block in above:
        if block.kind is Kind.IMAGE or not block.text or date_in(block) or is_meta_line(block):
            continue
        if step := last_step(block, title):
            return step
        text = block.text.strip(" »>|/:")
        if _SKIP_LINK.match(fold(text)) or signature(text) is not None or is_button(text):
            continue
        if (
            _PORTAL.match(fold(text))
            or len(text) > _SECTION_LIMIT
            or not any(c.isalpha() for c in text)
        ):
            return None
        return None if title and fold(text) == fold(title) else text
    return None


def is_front(url: str) -> bool:
    """Whether an address is that of a front page."""
    parts = urlsplit(url)
    return not parts.query and parts.path.strip("/").lower() in _FRONTS


def is_listing(scene: Scene) -> bool:
    """Whether the text found is that of a listing: paragraphs, each under a headline that links."""
    said = [block for block in scene.body if len(block.text) >= _HEADLINE_LENGTH]
    links = sum(block.linked >= _LINKED for block in said)
    return links > 1 and links * 3 >= len(said)
