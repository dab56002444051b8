"""Marks: what the attributes of an element say of how it is to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsspider.pages.asides import is_aside, is_caption, is_unseen
from newsspider.pages.look import is_hidden
from newsspider.pages.tags import ROLES, WHOLE, Role

_NAME_LIMIT = 200
# Longer attributes are read each time: they are rare, and nobody bounds what they hold.
_REMEMBERED = 600
_MOST = 4096
_SAYING = frozenset({"class", "id", "style", "align"})
# Their addresses are another each time.
_ADDRESSED = frozenset({"a", "img"})


Said = Sequence[tuple[str, str]]
"""The attributes of an element, with their values."""


class Marks(NamedTuple):
    """The attributes of an element that its reading depends on, understood."""

    aside: bool
    """It is no part of an article, or not to be seen."""
    caption: bool
    """Its classes are those of captions."""
    names: str
    """Its classes and its id."""
    classes: str
    """The classes that may say how its text looks."""
    style: str
    align: str
    looks: bool
    """Whether one of these three says something."""


UNMARKED = Marks(aside=False, caption=False, names="", classes="", style="", align="", looks=False)
"""Those of an element without attributes."""


# A box of the CMS of VCCorp, put between two paragraphs.
_RELATED = UNMARKED._replace(aside=True)


def _marks(tag: str, classes: str, number: str, style: str, align: str) -> Marks:
    block = ROLES.get(tag) is Role.BLOCK
    names = f"{classes} {number}"[:_NAME_LIMIT]
    if tag in WHOLE:
        aside = False
    elif style and is_hidden(style):
        aside = True
    elif block:
        aside = bool(classes or number) and is_aside(names)
    else:
        aside = bool(classes) and is_unseen(classes[:_NAME_LIMIT])
    caption = block and bool(classes) and is_caption(classes[:_NAME_LIMIT])
    looking = classes if block else ""
    return Marks(aside, caption, names, looking, style, align, bool(style or align or looking))


def _understood(tag: str, known: Mapping[str, str]) -> Marks:
    style, align = known.get("style", ""), known.get("align", "")
    if known.get("type", "").startswith("Related"):
        return _RELATED
    if tag == "font":
        style += f";color:{known.get('color', '')};font-size:{known.get('size', '')}"
    elif tag == "table":
        # It places the table, not the text in it.
        align = ""
    return _marks(tag, known.get("class", ""), known.get("id", ""), style, align)


# The same few attributes stand on every page of a portal.
_KNOWN: dict[tuple[object, ...], Marks] = {}


def marks_of(tag: str, said: Said) -> Marks:
    """What the attributes `said` of an element mean."""
    if tag in _ADDRESSED:
        said = [pair for pair in said if pair[0] in _SAYING]
        if not said:
            return UNMARKED
    key = (tag, *said)
    marks = _KNOWN.get(key)
    if marks is None:
        known = dict(said)
        marks = _understood(tag, known)
        if sum(map(len, known.values())) < _REMEMBERED:
            if len(_KNOWN) >= _MOST:
                _KNOWN.clear()
            _KNOWN[key] = marks
    return marks
