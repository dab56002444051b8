"""Near: the text around an element, outward to the first menu on either side."""

from __future__ import annotations

from itertools import islice

from lxml import etree

# Print, share, the way from the front page: more links than that part a page from its article.
_MENU = 20


def text_near(element: etree._Element) -> str:
    """The text before and after an element, up to and with what makes twenty links."""
    before, after = _texts(element, preceding=True), _texts(element, preceding=False)
    return "".join((*reversed(before), " ", *after))


def _printed(element: etree._Element) -> str:
    """The text of an element, and that behind it."""
    if not len(element):
        return (element.text or "") + (element.tail or "")
    return etree.tostring(element, method="text", encoding="unicode")


def _texts(element: etree._Element, *, preceding: bool) -> list[str]:
    found: list[str] = []
    links = 0
    for floor in (element, *element.iterancestors()):
        if not preceding:
            found.append(floor.tail or "")
        for beside in floor.itersiblings(preceding=preceding):
            found.append(_printed(beside))
            links += sum(1 for _ in islice(beside.iter("a"), _MENU + 1))
            if links > _MENU:
                return found
        outer = floor.getparent()
        if preceding and outer is not None:
            found.append(outer.text or "")
    return found
