"""Named: fields that a theme prints without a label, told by the class or the icon of their element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from newsspider.pages.bylines import names_author
from newsspider.pages.choice import Choices
from newsspider.pages.document import Document
from newsspider.text.unicode import clean

# Farther from the headline stands what belongs to something else.
_FLOORS = 5
_NAME_LIMIT = 80
_AUTHOR = re.compile(
    r"(?:^|[-_\s]|(?<=[a-z])(?=A))(?i:author(?:-?name)?|byline|tac-?gia)(?:$|[-_\s])"
)
_NOT_AUTHOR = re.compile(r"comment|related|avatar|bio|list|box|reply|other", re.IGNORECASE)
_COUNTER = re.compile(
    r"(?:(?:td|post|entry|meta|item|news|article|detail|nr|so)[-_])*"
    r"(?:views?|hits|view[-_]?count(?:er)?|luot[-_]?xem)(?:[-_](?:count|number|num|\d+))?",
    re.IGNORECASE,
)
_EYE = re.compile(r"(?:\w+[-_])*(?:eye|icon[-_]views?)(?:[-_](?:open|fill|o))?", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:(?:post|entry|meta|item|news|article|detail)[-_]?)?(?:cate?(?:gory)?|chuyen-?muc)"
    r"(?:[-_]?(?:name|heading|title|link))?",
    re.IGNORECASE,
)
_SECTION_LIMIT = 60
_NUMBER = re.compile(r"\d[\d.,]{0,11}")


def author(document: Document, choices: Choices) -> str | None:
    """The name in the element nearest to the headline that is named after authors."""
    parts = ("author", "Author", "byline", "tacgia", "tac-gia")
    found = [e for part in parts for e in document.holding(part) if _is_authors(e)]
    for element in choices.near(found, _FLOORS):
        text = document.text_of(element)
        if len(text) <= _NAME_LIMIT and (name := names_author(text)):
            return name
    return None


def _names(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:200]


def _is_authors(element: etree._Element) -> bool:
    names = _names(element)
    return _AUTHOR.search(names) is not None and _NOT_AUTHOR.search(names) is None


def section(document: Document, choices: Choices) -> str | None:
    """The text of the element nearest to the headline that is named after categories."""
    parts = ("cat", "Cat", "chuyen")
    every = (e for part in parts for e in document.holding(part))
    found = [e for e in every if any(map(_SECTION.fullmatch, _names(e).split()))]
    texts = (document.text_of(element) for element in choices.near(found, _FLOORS))
    return next((text for text in texts if 0 < len(text) <= _SECTION_LIMIT), None)


def counter(document: Document, choices: Choices) -> str | None:
    """The number in, or behind, the element nearest to the headline that is named after views."""
    parts = ("view", "View", "hits", "luot", "eye")
    found = [e for part in parts for e in document.holding(part)]
    numbers = {e: number for e in found for number in _numbers(document, e)}
    return next((numbers[e] for e in choices.near(list(numbers), _FLOORS)), None)


def _numbers(document: Document, element: etree._Element) -> Iterator[str]:
    names = _names(element).split()
    text = ""
    if any(map(_COUNTER.fullmatch, names)):
        text = document.text_of(element)
    elif any(map(_EYE.fullmatch, names)) and not document.has_text(element):
        text = _behind(document, element)
    if _NUMBER.fullmatch(text):
        yield text


def _behind(document: Document, icon: etree._Element) -> str:
    """The text right behind an icon."""
    following = icon.getnext()
    if (tail := clean(icon.tail or "")) or following is None:
        return tail
    return document.text_of(following)
