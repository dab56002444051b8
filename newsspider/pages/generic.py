"""The reader without selectors: every field by what it looks like and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import is_button
from newsspider.pages.dateline import date_in, is_meta_line, template_lines
from newsspider.pages.document import Document
from newsspider.pages.reach import Reaches
from newsspider.pages.region import Region, find_region, worth
from newsspider.pages.scene import Scene, until_closing
from newsspider.pages.title import Title, in_brackets, score_titles, without_brackets
from newsspider.pages.walk import blocks_of
from newsspider.text.unicode import clean, fold
from newsspider.text.urls import is_document

_HEADS = etree.XPath(
    "//head/title/text() | //head/meta[@property='og:title' or @name='title']/@content",
    smart_strings=False,
)
_BODY = etree.XPath("/html/body")
_MARKS = (" | ", " - ", " – ", " :: ", " » ")
_SECTION_LIMIT = 80
_STAND_OUT = 4.0
_TRIED = 40
_TEXT = 60
_LINKED = 0.4
_CLOSE = 5.0
_NEAR = 14
_LONG = 4.0
# Less than two paragraphs is no reason to take one line for a headline rather than another.
_SOME = 300.0
_DATED = 1.5
_HEADLINE = 0.9
_NAME = 45
_LONGER = 8
_OVER = 2.0
_FRONTS = frozenset(
    {"", "index.html", "index.php", "index.aspx", "default.aspx", "home", "trang-chu"}
)
_HEADLINE_LENGTH = 25
_LINES = 6
_LINE_LIMIT = 160
# The way from the front page to a section takes some links; a menu more.
_TRAIL = 4


def _heads(root: etree._Element) -> list[str]:
    """The titles in the page's head, whole and without the portal's name before or after."""
    found: list[str] = []
    for text in (clean(said) for said in cast("list[str]", _HEADS(root))):
        found.append(text)
        for mark in _MARKS:
            if mark in text:
                found += [text.split(mark, 1)[0], text.rsplit(mark, 1)[0], text.rsplit(mark, 1)[1]]
    return found


def _text_after(blocks: Sequence[Block], at: int) -> int:
    """How many blocks after the block `at` the next paragraph, or link to a file, stands."""
    for number in range(at + 1, min(at + 1 + _NEAR, len(blocks))):
        block = blocks[number]
        if len(block.text) >= _TEXT and block.linked < _LINKED and not is_meta_line(block):
            return number - at
        if any(is_document(link.href) for link in block.links):
            return number - at
    return _NEAR


def _fitness(title: Title, titles: Sequence[Title], blocks: Sequence[Block]) -> float:
    """How well a line does as headline of the text after it, without regard to its length."""
    at = title.block
    distance = _text_after(blocks, at)
    fitness = title.score + _CLOSE * (1.0 - distance / _NEAR)
    # The date line of a template stands under the headline.
    if any(is_meta_line(block) or date_in(block) for block in blocks[at + 1 : at + 4]):
        fitness += _DATED
    # Of two headlines one over the other, the shorter one is the section's name.
    length = len(blocks[at].text)
    under = (t for t in titles if at < t.block <= at + 2 and t.score >= _HEADLINE)
    if length < _NAME and any(len(blocks[t.block].text) > length + _LONGER for t in under):
        fitness -= _OVER
    return fitness


def _title(blocks: Sequence[Block], reaches: Reaches, document: Document) -> Title | None:
    """The line that is most like a headline, and that stands closest above most text."""
    titles = score_titles(blocks, document.url, _heads(document.root))
    if titles and titles[0].sure:
        return titles[0]
    tried = titles[:_TRIED]
    after = [reaches.of(title.block).worth for title in tried]
    most = max([_SOME, *after])
    fit = [
        (_fitness(title, titles, blocks) + _LONG * worth_after / most, -number, title)
        for number, (title, worth_after) in enumerate(zip(tried, after, strict=True))
    ]
    best = max(fit, default=None)
    return best[2] if best is not None and best[0] > _STAND_OUT else None


def _known(blocks: Sequence[Block], text: str) -> Title | None:
    """The headline whose text is known from elsewhere."""
    same = fold(without_brackets(text))
    found = (n for n, b in enumerate(blocks) if b.text and fold(without_brackets(b.text)) == same)
    at = next(found, None)
    return None if at is None else Title(at, 0.0, "generic:known")


def see(document: Document, title_text: str | None = None) -> Scene:
    """The scene of a page of unknown markup; its title may be known."""
    bodies = cast("list[etree._Element]", _BODY(document.root))
    blocks = blocks_of(bodies[0] if bodies else document.root)
    values = [worth(block) for block in blocks]
    title = _known(blocks, title_text) if title_text else None
    reaches = Reaches(blocks, values)
    title = title or _title(blocks, reaches, document)
    end = reaches.of(title.block).end if title else len(blocks)
    region = find_region(blocks, values, title.block if title else None, document.url, end)
    return _scene(blocks, title, region, end)


def _first_prose(blocks: Sequence[Block], region: Region) -> int:
    """The first block of a body that is no line of the template's."""
    end = min(region.end, region.start + _LINES)
    long = (n for n in range(region.start, end) if len(blocks[n].text) > _LINE_LIMIT)
    return next(long, end)


def _scene(blocks: Sequence[Block], title: Title | None, region: Region | None, end: int) -> Scene:
    at = title.block if title else -1
    text, how = (without_brackets(blocks[at].text), title.how) if title else (None, "")
    if region is None:
        return Scene(title=text, title_how=how)
    top = at if title else region.start
    first = _first_prose(blocks, region)
    return Scene(
        title=text,
        title_how=how,
        title_date=in_brackets(blocks[at].text) if title else None,
        body=blocks[region.start : region.end],
        body_how="generic:prose",
        between=blocks[top + 1 : region.start] if title else (),
        lines=template_lines(blocks[region.start : first]),
        closing_lines=template_lines(blocks[first : region.end]),
        above=_until_menu(blocks[region.low : top]),
        below=until_closing(blocks[region.end : min(region.high, end)]),
        beyond=blocks[max(region.end, min(region.high, end)) : region.high],
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
        text = block.text.strip(" »>|/:")
        if is_button(text) or len(text) > _SECTION_LIMIT or not any(c.isalpha() for c in text):
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
