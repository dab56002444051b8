"""How text looks: the typography that tells a caption or a signature from prose."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Look(NamedTuple):
    """What a reader sees of a run of text; `""` where nothing was said."""

    align: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: str = ""


PLAIN = Look()

_DECLARATION = re.compile(
    r"(?:^|[;\s])(text-align|font-weight|font-style|font-size|color|display|visibility|font)\s*:"
    r"\s*([^;]{1,60})",
    re.IGNORECASE,
)
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC_TAGS = frozenset({"i", "em", "cite"})
# Their `align` places the element, not the text in it.
_PLACED = frozenset({"table", "img", "hr", "iframe"})
_SMALL_TAGS = frozenset({"small", "figcaption"})
# What the editors of the CMSs write as classes where others write styles.
_ALIGN_CLASSES = {
    "text-center": "center",
    "text-right": "right",
    "text-end": "right",
    "rtecenter": "center",
    "rteright": "right",
    "pull-right": "right",
    "align-center": "center",
    "align-right": "right",
    "has-text-align-center": "center",
    "has-text-align-right": "right",
}
_ALIGNS = frozenset({"left", "right", "center", "justify"})
_STYLE_LIMIT = 400


@lru_cache(maxsize=4096)
def _declarations(style: str) -> dict[str, str]:
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(style)}


def is_hidden(style: str) -> bool:
    """Whether an inline style takes its element off the page."""
    said = _declarations(style[:_STYLE_LIMIT])
    return said.get("display", "").startswith("none") or said.get("visibility") == "hidden"


def _align(said: str) -> str:
    word = said.split(" ", 1)[0].replace("middle", "center").removeprefix("-webkit-")
    return {"start": "left", "end": "right"}.get(word, word if word in _ALIGNS else "")


def _styled(look: Look, style: str) -> Look:
    said = _declarations(style[:_STYLE_LIMIT])
    if not said:
        return look
    weight, slant = said.get("font-weight", ""), said.get("font-style", "")
    align, size = said.get("text-align", ""), said.get("font-size", "")
    return Look(
        align=_align(align) or look.align if align else look.align,
        bold=weight.startswith(("bold", "6", "7", "8", "9")) if weight else look.bold,
        italic=slant.startswith(("italic", "oblique")) if slant else look.italic,
        colour=said["color"].replace(" ", "").split("!")[0] if "color" in said else look.colour,
        size=size.split("!")[0].strip() if size else look.size,
    )


def inherit_once(look: Look, tag: str, style: str, align: str, classes: str) -> Look:
    """The look inside an element that stands in text of the look `look`."""
    if tag in _BOLD_TAGS:
        look = look._replace(bold=True)
    elif tag in _ITALIC_TAGS:
        look = look._replace(italic=True)
    elif tag in _SMALL_TAGS:
        look = look._replace(size="small")
    elif tag == "center":
        look = look._replace(align="center")
    if classes:
        named = (_ALIGN_CLASSES[name] for name in classes.lower().split() if name in _ALIGN_CLASSES)
        look = look._replace(align=next(named, look.align))
    if align and tag not in _PLACED:
        look = look._replace(align=_align(align.strip().lower()) or look.align)
    return _styled(look, style) if style else look


# The same few styles stand on every page of a portal.
inherit = lru_cache(maxsize=4096)(inherit_once)
"""As `inherit_once`, remembered: for styles of an ordinary length."""
