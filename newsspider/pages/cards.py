"""Cards: what one entry of a listing prints of its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from newsspider.model import Card
from newsspider.pages.blocks import Block, Kind
from newsspider.pages.counters import find_counter
from newsspider.pages.dateline import date_in, find_date
from newsspider.pages.named import counter_in
from newsspider.pages.pictures import is_picture, source_of
from newsspider.pages.title import in_brackets, without_brackets
from newsspider.pages.walk import blocks_of
from newsspider.text.dates import find_printed_date
from newsspider.text.numbers import find_views
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute

_TEXT = etree.XPath("string()", smart_strings=False)
_TIMES = etree.XPath(".//time/@datetime", smart_strings=False)
_IMAGES = etree.XPath(".//img")
# A weekday beside a date.
_BESIDE = 14
_CUT = ("...", "…")
_LEAD_WORDS = 10
_LINKED = 0.5


def _text(element: etree._Element) -> str:
    return clean(cast("str", _TEXT(element)))


def _date_of_its_own(link: etree._Element) -> tuple[str, str] | None:
    """The text of the element in a link that holds only a date, and the date."""
    for inner in link.iterdescendants():
        text = _text(inner)
        printed = find_printed_date(text) if text else None
        if printed and len(text) - len(printed) <= _BESIDE:
            return text, printed
    return None


def _headline(link: etree._Element) -> tuple[str, str | None, Sequence[Block]]:
    """The title that a link shows, the date beside it, and what else stands in the link."""
    blocks = [block for block in blocks_of(link) if block.text]
    if len(blocks) > 1:
        head = next((b for b in blocks if b.kind is Kind.HEADING), None)
        head = head or next((b for b in blocks if date_in(b) is None), blocks[0])
        rest = [block for block in blocks if block is not head]
        return without_brackets(head.text), in_brackets(head.text), rest
    title, date = _text(link), None
    if (own := _date_of_its_own(link)) and title.endswith(own[0]):
        title, date = title.removesuffix(own[0]).rstrip(" -–|,"), own[1]
    return without_brackets(title), date or in_brackets(title), ()


def _whole(title: str, link: etree._Element) -> str:
    """A title that its theme cut short, from the link's tooltip."""
    said = clean(link.get("title") or "")
    start = title.rstrip(".… ")
    return said if title.endswith(_CUT) and said.startswith(start) else title


def _views(blocks: Sequence[Block], box: etree._Element, link: etree._Element) -> str | None:
    """The counter of the entry, with its label, under the sign of an eye, or named after views."""
    if found := find_counter(blocks):
        return found
    href = link.get("href")
    own = (b for b in blocks if all(other.href == href for other in b.links))
    labelled = (found for b in own if (found := find_views(b.spaced)))
    return next(labelled, None) or counter_in(box)


def _time(box: etree._Element) -> str | None:
    """The date of an entry that a script or style sheet is to print."""
    said = cast("list[str]", _TIMES(box))
    return (clean(said[0]) or None) if said else None


def _lead(blocks: Sequence[Block], link: etree._Element, title: str) -> str | None:
    """The longest text beside the title, where it is long enough to sum up."""
    href = link.get("href")
    own = (b for b in blocks if b.linked < _LINKED or all(a.href == href for a in b.links))
    texts = (_without_more(block, href) for block in own)
    told = [text for text in texts if len(text.split()) >= _LEAD_WORDS and text not in title]
    return max(told, key=len, default=None) or clean(link.get("data-content") or "") or None


def _without_more(block: Block, href: str | None) -> str:
    """The text of a block without a link to its own article at the end: "Đọc thêm"."""
    last = block.links[-1] if block.links and block.linked < _LINKED else None
    if last is None or last.href != href:
        return block.text
    return block.text.removesuffix(last.text).rstrip()


def _image(box: etree._Element, link: etree._Element, base: str) -> str | None:
    pictures = (i for i in cast("list[etree._Element]", _IMAGES(box)) if is_picture(i))
    source = next((source_of(image) for image in pictures), None) or link.get("data-img")
    return absolute(base, source) if source and source != "data:" else None


def read_card(
    link: etree._Element, box: etree._Element, url: str, category: str | None, base: str
) -> Card:
    """The card of the article at `url`, which `link` names, in `box`."""
    title, date, inside = _headline(link)
    # A date within a title is what the article tells of, not when it was published.
    beside = () if box is link else blocks_of(box, {link})
    blocks = (*inside, *beside)
    title = _whole(title, link)
    return Card(
        url=url,
        title=title or None,
        published=clean(date or find_date(blocks) or _time(box) or "") or None,
        views=_views(blocks, box, link),
        lead=_lead(blocks, link, title),
        category=category,
        image=_image(box, link, base),
    )
