"""Tags: what each HTML element does to the flow of a page's text."""

from __future__ import annotations

from enum import IntEnum

from newsspider.pages.blocks import Kind


class Role(IntEnum):
    """What an element does to the text around it."""

    INLINE = 0
    BLOCK = 1
    BREAK = 2
    IMAGE = 3
    LINK = 4
    SKIPPED = 5


_SKIPPED = (
    "script style noscript template head select option textarea button input iframe object embed"
    " svg"
    " canvas nav menu footer audio video map datalist dialog link meta title"
)
_BLOCKS = (
    "html body div p section article main aside header address fieldset form center figure"
    " h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figcaption caption table tbody thead"
    " tfoot tr"
    " td th details summary hgroup marquee"
)
ROLES: dict[str, Role] = {
    **dict.fromkeys(_SKIPPED.split(), Role.SKIPPED),
    **dict.fromkeys(_BLOCKS.split(), Role.BLOCK),
    "br": Role.BREAK,
    "hr": Role.BREAK,
    "img": Role.IMAGE,
    "amp-img": Role.IMAGE,
    "a": Role.LINK,
}
"""Every tag that is not inline."""

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.ITEM),
    "blockquote": Kind.QUOTE,
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
}
"""The kinds of block that tags make; what stands inside them is of the same kind."""

LOOKS = frozenset(
    [
        "b",
        "strong",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "em",
        "cite",
        "small",
        "figcaption",
        "center",
        "font",
    ]
)
"""Tags that change how text looks by themselves."""

WHOLE = frozenset({"html", "body", "main", "article", "form"})
"""Elements that hold a whole page or article, whatever their class says."""
