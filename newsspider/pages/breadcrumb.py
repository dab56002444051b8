"""Breadcrumbs: the way from the front page to the section that an article is shown under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from lxml import etree

from newsspider.pages.blocks import Block
from newsspider.pages.document import Document
from newsspider.pages.look import is_hidden
from newsspider.text.unicode import clean, fold

_TRAILS = (
    "crumb", "Crumb", "bread", "Bread", "duong-dan", "duongdan", "duong_dan", "DuongDan", "pathway",
    "NavContainer", "SiteMapPath",
)  # fmt: skip
# Themes that name nothing by what it is still tell it to readers that are read to.
_LABEL = "breadcrumb"
_STEPS = etree.XPath(".//a[normalize-space()] | .//li[normalize-space() and not(.//a)]")
_TEXT = etree.XPath("string()", smart_strings=False)
_HOME = frozenset({"trang chu", "home", "trang nhat", "trang dau", "index", "pages", ""})
# How their names begin: most lines are told by it.
_BEGIN = frozenset(name[:4] for name in _HOME if name)
_LIMIT = 80
_TRAIL_LIMIT = 300
_BETWEEN = re.compile(r"\s*[»>›|]+\s*")
_TRAILS_LIMIT = 20


def _shown(trail: etree._Element) -> bool:
    around = (trail, *trail.iterancestors())
    return not any(is_hidden(style) for e in around if (style := e.get("style")))


def _steps(trail: etree._Element) -> list[str]:
    steps = (clean(cast("str", _TEXT(e))) for e in cast("list[etree._Element]", _STEPS(trail)))
    return [step.strip(" »>|/›") for step in steps]


@lru_cache(maxsize=4096)
def _is_trail(name: str) -> bool:
    return any(part in name for part in _TRAILS)


def _trails(document: Document) -> Sequence[etree._Element]:
    found = document.named(_is_trail, *_TRAILS)
    navs = document.root.iter("nav") if not found else ()
    labelled = (nav for nav in navs if _LABEL in (nav.get("aria-label") or "").lower())
    return (found or list(labelled))[:_TRAILS_LIMIT]


def section(document: Document, title: str | None) -> str | None:
    """The last section of the trail that is not the article itself; None without a trail."""
    same = fold(title) if title else None
    for trail in _trails(document):
        if not _shown(trail):
            continue
        for step in reversed(_steps(trail)):
            folded = fold(step)
            if len(step) <= _LIMIT and folded not in _HOME and folded != same:
                return step
    return None


def is_home(name: str) -> bool:
    """Whether a step of a trail is the front page."""
    return fold(name) in _HOME


def steps_in(block: Block) -> list[str]:
    """The steps of a line that is a trail: it links, and begins at the front page."""
    text = block.text.lstrip(" »>|/›")
    if not block.links or len(text) > _TRAIL_LIMIT or text[:4].lower() not in _BEGIN:
        return []
    steps = split(block.text)
    if len(steps) == 1:
        steps = [link.text.strip(" /") for link in block.links]
    return steps[1:] if fold(steps[0]) in _HOME else []


def split(text: str) -> list[str]:
    """The steps of a trail that signs part."""
    return _BETWEEN.split(text.strip(" »>|/›"))


def last_step(block: Block, title: str | None) -> str | None:
    """The section that a trail leads to; None for a line that is no trail."""
    same = fold(title) if title else None
    known = (step for step in reversed(steps_in(block)) if step and fold(step) != same)
    return next((step for step in known if len(step) <= _LIMIT), None)
