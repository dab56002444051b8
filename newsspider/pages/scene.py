"""Scenes: an article's body and what its template prints around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

from lxml import etree

from newsspider.pages.blocks import Block
from newsspider.pages.closings import closes
from newsspider.pages.dateline import template_lines
from newsspider.pages.walk import blocks_around, blocks_of

_STRING = etree.XPath("string-length(normalize-space())")
# What an article's frame may hold beside title and body: a date line, a section's name, a counter.
_FRAME_LETTERS = 400
_FRAME_STEPS = 8
_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The blocks of a page that have to do with its article."""

    title: str | None = None
    title_how: str = ""
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
    beyond: Sequence[Block] = ()
    """In the frame after related news: a template's last line, a counter."""

    @property
    def head(self) -> Sequence[Block]:
        """The lines around the title, the likeliest to be about the article first."""
        return (*self.between, *self.lines, *self.above)

    @property
    def foot(self) -> Sequence[Block]:
        """The lines at the end of the body and after it."""
        return (*self.closing_lines, *self.below)


def until_closing(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the heading of related news or comments."""
    ends = (number for number, block in enumerate(blocks) if closes(block.text))
    return blocks[: next(ends, len(blocks))]


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    """The nearest element that holds both."""
    around = {one, *one.iterancestors()}
    return next(e for e in (other, *other.iterancestors()) if e in around)


def _frame(inner: etree._Element) -> etree._Element:
    """The widest element around `inner` that adds only a few words to it."""
    letters = cast("float", _STRING(inner))
    for outer in list(inner.iterancestors())[:_FRAME_STEPS]:
        if (
            outer.tag in {"body", "html"}
            or cast("float", _STRING(outer)) - letters > _FRAME_LETTERS
        ):
            break
        inner = outer
    return inner


def framed(
    title: etree._Element | None, body: etree._Element, skip: Collection[etree._Element], how: str
) -> Scene:
    """The scene of an article whose body, and perhaps title, are known elements."""
    inside = title is None or body in title.iterancestors() or title is body
    frame = _frame(body if inside or title is None else _common(title, body))
    markers = [body] if inside or title is None else [title, body]
    blocks, places = blocks_around(frame, skip, markers)
    at = places.get(body, len(blocks))
    top = places.get(title, at) if title is not None and not inside else at
    inner = blocks_of(body, skip)
    return Scene(
        body=inner,
        body_how=how,
        lines=template_lines(inner[:_LINES]),
        closing_lines=template_lines(inner[-_LINES:]),
        between=blocks[min(top, at) : at],
        above=tuple(reversed(blocks[: min(top, at)])),
        below=until_closing(blocks[at:]),
    )
