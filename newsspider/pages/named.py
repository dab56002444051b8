"""Named: fields that a theme prints without a label, told by the class or the icon of their element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree

from newsspider.pages.assemble import Found
from newsspider.pages.breadcrumb import split
from newsspider.pages.bylines import names_author
from newsspider.pages.choice import Choices
from newsspider.pages.document import Document, has_more_than
from newsspider.text.labels import strip_label
from newsspider.text.unicode import clean

# Farther from the headline stands what belongs to something else.
_FLOORS = 5
# A page of ten thousand such elements is made to hurt.
_MOST = 200
_HOW = "generic:class"
_NAME_LIMIT = 80
_SECTION_LIMIT = 60
_AUTHOR = re.compile(r"(?:^|[-_]|(?<=[a-z])(?=A))(?i:author(?:-?name)?|byline|tac-?gia)(?:$|[-_])")
_NOT_AUTHOR = re.compile(r"comment|related|avatar|bio|list|box|reply|other", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:[a-z]+[-_])*(?:(?:post|entry|meta|item|news|article|detail)[-_]?)?(?:cate?(?:gory)?|chuyen-?muc)"
    r"(?:[-_]?(?:name|heading|title|link))?",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:(?:td|post|entry|meta|item|news|article|detail|nr|so)[-_])*"
    r"(?:views?|hits|view[-_]?count(?:er)?|luot[-_]?xem)(?:[-_](?:count|number|num|\d+))?",
    re.IGNORECASE,
)
# One of these stands in all such names; `view` alone is a part of hundreds of others.
_COUNTER_PARTS = ("views", "hits", "luot", "-view", " view ", "view-c", "viewc")
_EYE = re.compile(r"(?:\w+[-_])*(?:eye|icon[-_]views?)(?:[-_](?:open|fill|o))?", re.IGNORECASE)
_PATHS = 5
_NAMES_LIMIT = 200
_NUMBER = re.compile(r"\d[\d.,]{0,11}")


# The same few names stand on every page of a portal.
@lru_cache(maxsize=4096)
def _is_author(name: str) -> bool:
    return _AUTHOR.search(name) is not None and _NOT_AUTHOR.search(name) is None


@lru_cache(maxsize=4096)
def _is_section(name: str) -> bool:
    return _SECTION.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def _is_counter(name: str) -> bool:
    return _COUNTER.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def _is_eye(name: str) -> bool:
    return _EYE.fullmatch(name) is not None


def author(document: Document, choices: Choices) -> Found | None:
    """The name in the element nearest to the headline that is named after authors."""
    named = document.named(_is_author, "uthor", "yline", "gia")
    for element in choices.near(named[:_MOST], _FLOORS):
        text = document.text_of(element)
        if len(text) <= _NAME_LIMIT and (name := names_author(text)):
            return Found(name, _HOW)
    return None


def section(document: Document, choices: Choices) -> Found | None:
    """The text of the element nearest to the headline that is named after sections."""
    named = document.named(_is_section, "cat", "Cat", "muc")
    near = choices.near(named[:_MOST], _FLOORS)
    # Some name a whole trail so.
    texts = (strip_label(split(_link_or_all(document, element))[-1]) for element in near)
    known = (Found(text, _HOW) for text in texts if 0 < len(text) <= _SECTION_LIMIT)
    return next(known, None)


def _link_or_all(document: Document, element: etree._Element) -> str:
    """The text of the only link in an element, or else all of it."""
    links = list(islice(element.iter("a"), 2))
    return document.text_of(links[0] if len(links) == 1 else element)


def counter(document: Document, choices: Choices) -> Found | None:
    """The number in, or behind, the element nearest to the headline that is named after views."""
    numbers = {element: text for element, text in _texts(document) if _NUMBER.fullmatch(text)}
    near = choices.near(list(numbers), _FLOORS)
    return Found(numbers[near[0]], _HOW) if near else None


def counter_in(box: etree._Element) -> str | None:
    """The first number in, or behind, an element of a box that is named after views."""
    for element in islice(box.iter("*"), _MOST):
        names = (element.get("class") or "")[:_NAMES_LIMIT].split()
        text = ""
        if any(map(_is_counter, names)):
            text = Document.text_of(element)
        elif any(map(_is_eye, names)) and _is_drawn(element):
            text = _behind(element)
        if _NUMBER.fullmatch(text):
            return text
    return None


def _texts(document: Document) -> Iterator[tuple[etree._Element, str]]:
    """The elements that are named after views, with their texts, and the icons of eyes."""
    counters = document.named(_is_counter, *_COUNTER_PARTS)[:_MOST]
    yield from ((element, document.text_of(element)) for element in counters)
    for icon in document.named(_is_eye, "eye", "icon-view", "icon_view")[:_MOST]:
        if _is_drawn(icon):
            yield icon, _behind(icon)


def _is_drawn(icon: etree._Element) -> bool:
    """Whether an element for an icon holds nothing but, at most, the paths that draw it."""
    if has_more_than(icon, _PATHS) or (icon.text or "").strip():
        return False
    return not any(len(path) or (path.text or path.tail or "").strip() for path in icon)


def _behind(icon: etree._Element) -> str:
    """The text right behind an icon."""
    following = icon.getnext()
    if (tail := clean(icon.tail or "")) or following is None:
        return tail
    return Document.text_of(following)
