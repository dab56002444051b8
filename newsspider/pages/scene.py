"""Scenes: an article's body and what its template prints around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple, cast

from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import closes
from newsspider.pages.dateline import template_lines, until_other
from newsspider.pages.walk import blocks_around, blocks_of
from newsspider.text.urls import is_document

_STRING = etree.XPath("string-length(normalize-space())")
# What an article's frame may hold beside title and body: a date line, a section's name, a counter.
_FRAME_LETTERS = 400
_FRAME_STEPS = 8
# More links than print, share and the section's name are a menu, and what stands there the page's.
_FRAME_LINKS = 8
_LINES = 4
# Whole names: `ms-news-header` is the head of an article.
_HEAD = re.compile(
    r"(?:^|\s)(?:(?:site|page|main)?[-_]?(?:header|banner|masthead)|(?:top|time|date)-?bar|clock|dong-?ho"
    r"|date-?now|today|current-?date)(?:$|\s)",
    re.IGNORECASE,
)
_BEHIND = 4
_LINKED = 0.5
# One link or two at the end of an article may be the editor's own.
_RELATED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The blocks of a page that have to do with its article."""

    title: str | None = None
    title_how: str = ""
    title_element: etree._Element | None = None
    """The element that holds it."""
    title_date: str | None = None
    """The date that is printed in brackets after the title."""
    body: Sequence[Block] = ()
    body_how: str = ""
    between: Sequence[Block] = ()
    """From the title to the body: the date line, the lead."""
    lines: Sequence[Block] = ()
    """Lines at the head of the body that say only when it was posted or how often it was read."""
    closing_lines: Sequence[Block] = ()
    """The same at its end."""
    above: Sequence[Block] = ()
    """In the frame before the title, nearest first: the section's name, a date line."""
    below: Sequence[Block] = ()
    """In the frame after the body, up to related news or comments."""
    behind: Sequence[Block] = ()
    """The first lines after a body that has no frame: a signature, and whatever else."""
    beyond: Sequence[Block] = ()
    """In the frame after related news: a template's last line, a counter."""

    @property
    def head(self) -> Sequence[Block]:
        """The lines around the title, the likeliest to be about the article first."""
        return (*self.between, *self.lines, *self.above)

    @property
    def over(self) -> Sequence[Block]:
        """The lines over the title without those of the page's own head, whose date is today's."""
        around = set() if self.title_element is None else {*self.title_element.iterancestors()}
        return [block for block in self.above if not _is_in_head(block, around)]

    @property
    def foot(self) -> Sequence[Block]:
        """The lines at the end of the body and after it."""
        return (*self.closing_lines, *self.below)


def _is_in_head(block: Block, around: Collection[etree._Element]) -> bool:
    if _HEAD.search(block.inner):
        return True
    for outer in (block.owner, *block.owner.iterancestors()):
        if outer in around:
            return False
        names = f"{outer.get('class') or ''} {outer.get('id') or ''}"
        if (outer.tag == "header" and not _is_in_article(outer)) or _HEAD.search(names):
            return True
    return False


def _is_in_article(element: etree._Element) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def until_closing(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the heading of related news or comments."""
    ends = (number for number, block in enumerate(blocks) if closes(block.text))
    return blocks[: next(ends, len(blocks))]


def _is_headline(block: Block) -> bool:
    """Whether a line is a link to something to read, and to no file."""
    return block.linked >= _LINKED and not any(is_document(link.href) for link in block.links)


def _without_related(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a body without the list of links that its template prints at its end."""
    end = len(blocks)
    while end and (not blocks[end - 1].text or _is_headline(blocks[end - 1])):
        end -= 1
    links = sum(1 for block in blocks[end:] if block.text)
    return blocks[:end] if links >= _RELATED else blocks


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    """The nearest element that holds both."""
    around = {one, *one.iterancestors()}
    return next(e for e in (other, *other.iterancestors()) if e in around)


def _frame(inner: etree._Element, skip: Collection[etree._Element]) -> etree._Element:
    """The widest element around `inner` that adds only a few words to it, `skip` left out."""
    frame, letters, links = inner, float(_FRAME_LETTERS), _FRAME_LINKS
    floors = (inner, *islice(inner.iterancestors(), _FRAME_STEPS))
    known = {*floors, *skip}
    # An element that is left out with another around it stands on no floor.
    left = {e: next((o for o in e.iterancestors() if o in known), None) for e in skip}
    for below, outer in pairwise(floors):
        if outer.tag in {"body", "html"}:
            break
        more = _added(outer, below)
        less = [_held(e) for e, floor in left.items() if floor is outer]
        letters -= more.letters - sum(held.letters for held in less)
        links -= more.links - sum(held.links for held in less)
        if letters < 0 or links < 0:
            break
        frame = outer
    return frame


class _Held(NamedTuple):
    """How much an element holds."""

    letters: float
    links: int


def _held(element: etree._Element) -> _Held:
    if not len(element):
        return _Held(len(" ".join((element.text or "").split())), int(element.tag == "a"))
    return _Held(cast("float", _STRING(element)), sum(1 for _ in element.iter("a")))


def _added(outer: etree._Element, inner: etree._Element) -> _Held:
    """How much an element holds beside one that stands in it."""
    children = list(outer)
    texts = [outer.text, *[child.tail for child in children]]
    said = [text for text in texts if text and not text.isspace()]
    letters = float(sum(len(" ".join(text.split())) for text in said))
    beside = [_held(child) for child in children if child is not inner]
    return _Held(letters + sum(h.letters for h in beside), sum(h.links for h in beside))


def framed(
    title: etree._Element | None, body: etree._Element, skip: Collection[etree._Element], how: str
) -> Scene:
    """The scene of an article whose body, and perhaps title, are known elements."""
    inside = title is None or body in title.iterancestors() or title is body
    frame = _frame(body if inside or title is None else _common(title, body), skip)
    markers = [body] if inside or title is None else [title, body]
    # A body without a frame has nothing around it.
    blocks, places = blocks_around(frame, skip, markers) if frame is not body else ((), {body: 0})
    at = places.get(body, len(blocks))
    top = places.get(title, at) if title is not None and not inside else at
    inner = _without_related(blocks_of(body, skip))
    return Scene(
        title_element=title,
        body=inner,
        body_how=how,
        lines=template_lines(until_heading(inner[:_LINES])),
        closing_lines=template_lines(inner[-_LINES:]),
        between=blocks[min(top, at) : at],
        above=until_other(tuple(reversed(blocks[: min(top, at)]))),
        below=until_closing(blocks[at:]),
        behind=_behind(body) if frame is body else (),
    )


def until_heading(blocks: Sequence[Block]) -> Sequence[Block]:
    """The lines up to a heading: behind the headline of a pasted page stand that page's lines."""
    ends = (n for n, block in enumerate(blocks) if block.kind is Kind.HEADING)
    return blocks[: next(ends, len(blocks))]


def _behind(body: etree._Element) -> Sequence[Block]:
    """The first lines in the elements that follow a body."""
    found: list[Block] = []
    for element in islice(body.itersiblings(), _BEHIND):
        found += blocks_of(element)
        if len(found) >= _BEHIND:
            break
    return until_closing(found)[:_BEHIND]
