"""Hậu Giang: portals that print `[ Cập nhật vào ngày (31/07/2021) ] - [ Số lần xem: 441 ]`.

Known from the text of one article of the Party committee of Hậu Giang, as copied from a browser;
nobody has seen its markup since. So nothing here asks for an element: that line is the sign, the
title stands right over it, the section over the title, and the article under it up to the head
of the readers' comments. A photo's alternative text is its file's name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.assemble import Found
from newsspider.pages.blocks import Block
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.pages.prose import Prose
from newsspider.pages.region import ends_article
from newsspider.pages.scene import Scene
from newsspider.pages.walk import blocks_of
from newsspider.portal import Family, Portal

_SIGN = re.compile(r"\[\s*Cập nhật vào ngày\s*\(([^)\]]{0,40})\)\s*\]", re.IGNORECASE)
_COUNTER = re.compile(r"\[\s*Số lần xem\s*:?\s*([\d.,]*)\s*\]", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?<=[.!?…”\"])\s*[\w()-]+\.(?:png|jpe?g|gif|bmp)$", re.IGNORECASE)
_WORDS = "ập nhật vào ngày"


class HauGiangArticle(ArticlePage):
    """An article under the bracketed line."""

    family: ClassVar[str] = "haugiang"

    @cached_property
    def _line(self) -> tuple[tuple[Block, ...], int] | None:
        blocks = blocks_of(self.document.root)
        found = (n for n, block in enumerate(blocks) if _SIGN.search(block.text))
        at = next(found, None)
        return None if at is None else (blocks, at)

    @cached_property
    def scene(self) -> Scene:
        """What stands over and under the bracketed line."""
        if self._line is None:
            return super().scene
        blocks, at = self._line
        over = [block for block in reversed(blocks[:at]) if block.text]
        below = blocks[at + 1 :]
        ends = (n for n, block in enumerate(below) if ends_article(block, self.page.url))
        body = below[: next(ends, len(below))]
        return Scene(
            title=over[0].text if over else None,
            title_how="haugiang:over the bracketed line",
            body=body,
            body_how="haugiang:under the bracketed line",
            between=(blocks[at],),
            above=over[1:],
        )

    def published(self) -> Found | None:
        """The date in its brackets."""
        return self._printed(_SIGN)

    def views(self) -> Found | None:
        """The counter in its brackets."""
        return self._printed(_COUNTER)

    def _printed(self, pattern: re.Pattern[str]) -> Found | None:
        if self._line is None:
            return None
        blocks, at = self._line
        for block in blocks[at : at + 2]:
            if (found := pattern.search(block.text)) and found[1].strip():
                return Found(found[0], "haugiang:bracketed line")
        return None

    def prose(self, title: str | None, lead: str | None) -> Prose:
        """The body; its first paragraph is the summary."""
        read = super().prose(title, lead)
        if read.lead is None and len(read.body) > 1:
            read = replace(read, lead=read.body[0], body=read.body[1:])
        return replace(read, lead=_FILE_NAME.sub("", read.lead)) if read.lead else read


def _detect(page: Page) -> str | None:
    read = document(page)
    if not read.says(_WORDS):
        return None
    blocks = [block for block in blocks_of(read.root) if block.text]
    for at, block in enumerate(blocks):
        # Both brackets: other themes print one of them, and their title elsewhere.
        if _SIGN.search(block.text) and any(_COUNTER.search(b.text) for b in blocks[at : at + 2]):
            return "[ Cập nhật vào ngày ( ) ] [ Số lần xem ]"
    return None


family = Family(
    name="haugiang",
    evidence="the text of one article; its markup was never seen",
    detect=_detect,
    article=HauGiangArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
