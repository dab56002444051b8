"""Keywords: the tags that a page shows with its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import cast

from lxml import etree

from newsspider.pages.document import Document

_NAMES = ("tag", "Tag", "keyword", "tukhoa", "tu-khoa")
_BOX = re.compile(
    r"(?:^|\s)(?:(?:news|post|article|entry|detail|box|list|block)[-_]?)?(?:tags?|keywords?"
    r"|tu-?khoa"
    r"|tag-?list|tag-?links|tags-?box|box-?tags)(?:\s|$)",
    re.IGNORECASE,
)
_LINKS = etree.XPath(".//a[normalize-space()]")
_LIMIT = 80
_MOST = 40


def _texts(document: Document, elements: Iterable[etree._Element]) -> tuple[str, ...]:
    tags = (document.text_of(element).strip(" ,;#") for element in elements)
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LIMIT))


def named_tags(document: Document, selectors: Sequence[str]) -> tuple[str, ...]:
    """The tags that the selectors find."""
    return _texts(document, (e for at in selectors for e in document.select(at)))


def tag_box(document: Document) -> tuple[str, ...]:
    """The tags in a box that is named so."""
    around = (e for name in _NAMES for e in document.holding(name))
    boxes = [
        e for e in around if _BOX.search(e.get("class") or "") or _BOX.search(e.get("id") or "")
    ]
    links = (e for box in boxes for e in cast("list[etree._Element]", _LINKS(box)))
    return _texts(document, islice(links, _MOST))
