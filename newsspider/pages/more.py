"""More: the button that fetches the next part of a list, and where it says it lies.

Known from the attributes that scripts of this kind read: the address stands in one of them, or an
address and the number of the next part in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit, urlunsplit

from lxml import etree

from newsspider.pages.document import Document
from newsspider.pages.pagination import page_number
from newsspider.text.unicode import clean, fold
from newsspider.text.urls import absolute

_BUTTONS = etree.XPath(
    "//*[self::a or self::button or self::div or self::span or self::input]"
    "[@data-url or @data-href or @data-next or @data-next-url or @data-next-page or @data-page]"
)
_STRING = etree.XPath("string()", smart_strings=False)
_NAMED = re.compile(
    r"(?:load|show|view|see|btn|button|read)[-_]?more|more[-_]?btn|xem-?them|tai-?them", re.I
)
_WORDS = frozenset(
    {
        "xem them", "tai them", "xem tiep", "hien thi them", "xem them tin", "xem them tin bai",
        "tai them tin", "load more", "show more", "view more",
    }
)  # fmt: skip
_PLACES = ("data-next-url", "data-url", "data-href", "data-next")
_NUMBERS = ("data-next-page", "data-page", "data-next")
_NAME_LIMIT = 400


def more_url(document: Document, number: int) -> str | None:
    """Where the part behind part `number` lies; None where no button says so."""
    for button in _buttons(document):
        place = next((p for name in _PLACES if (p := button.get(name)) and not p.isdecimal()), None)
        counted = next((n for name in _NUMBERS if (n := button.get(name) or "").isdecimal()), None)
        target = absolute(document.url, place or document.url)
        if target is None or (place is None and counted is None):
            continue
        if counted is not None and page_number(target) == 1:
            # The button counts from the part that is shown, or from the one that it brings.
            target = _with_page(target, max(int(counted), number + 1))
        if target != document.url:
            return target
    return None


def _buttons(document: Document) -> Iterator[etree._Element]:
    for element in cast("list[etree._Element]", _BUTTONS(document.root)):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_NAME_LIMIT]
        text = element.get("value") or cast("str", _STRING(element))
        if _NAMED.search(names) or fold(clean(text)).strip(" .…»") in _WORDS:
            yield element


def _with_page(url: str, number: int) -> str:
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("page=")]
    return urlunsplit(parts._replace(query="&".join([*kept, f"page={number}"])))
