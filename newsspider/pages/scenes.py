"""Scenes: an article as a family's selectors frame it, and as a reader without selectors sees it.

The frame around a known body holds what most themes print there. A theme that prints its date line,
its counter or its files elsewhere is read as an unknown one is: a second look, which costs more
than the first, and is taken only where there may be something to see.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from lxml import etree

from newsspider.pages import generic
from newsspider.pages.choice import Around, Choices, has_letters, own_letters
from newsspider.pages.counters import may_count
from newsspider.pages.dateline import date_in
from newsspider.pages.document import Document
from newsspider.pages.near import text_near
from newsspider.pages.scene import Scene, framed
from newsspider.text.date_like import may_print_date
from newsspider.text.urls import is_document

# A body of fewer letters than this is doubted where so many times more stand beside it.
_THIN, _TIMES = 250, 4
_NEAR = 4

Known = tuple[etree._Element, str]
"""An element that a selector has found, and how."""


class Scenes:
    """The scenes of the article on one page."""

    def __init__(self, document: Document, choices: Choices) -> None:
        self._document, self._choices = document, choices

    @cached_property
    def seen(self) -> Scene:
        """What a reader sees that knows at most the headline."""
        known = self._choices.headline
        return generic.see(self._document, self._document.text_of(known[0]) if known else None)

    @property
    def has_seen(self) -> bool:
        """Whether that was looked at; to ask costs nothing."""
        return "seen" in self.__dict__

    def framed(
        self, body: Known | None, lead: Known | None, skip: Collection[etree._Element]
    ) -> Scene:
        """The scene around a body that the family's selectors find; `seen` where none is there."""
        if body is None or self._is_thin(body[0]):
            return self.seen
        title = self._title_over(body[0])
        left = {*skip, *([] if title is None else [title]), *([lead[0]] if lead else [])}
        left -= {body[0], *body[0].iterancestors()}
        return framed(title, body[0], left, body[1])

    def _title_over(self, body: etree._Element) -> etree._Element | None:
        """The element of the headline; one that no selector knows only where it stands near."""
        if known := self._choices.headline:
            return known[0]
        seen = self.seen.title_element
        return seen if seen is not None and Around(body).steps(seen) <= _NEAR else None

    def wider(self, scene: Scene) -> Scene | None:
        """The article of `scene` as a reader without selectors sees it; None for another article."""
        if scene is self.seen:
            return None
        own = {block.text for block in scene.body if block.text}
        same = not own or any(block.text in own for block in self.seen.body)
        return self.seen if same else None

    def _is_thin(self, body: etree._Element) -> bool:
        """Whether next to nothing stands in `body`, not even a file, and a text elsewhere."""
        if has_letters(body, _THIN):
            return False
        if any(is_document(a.get("href") or "") for a in body.iter("a")):
            return False
        letters = own_letters(body)
        seen = self.seen.body
        if any(is_document(link.href) for block in seen for link in block.links):
            return True
        told = sum(len(block.text) for block in seen)
        return told - letters > max(_TIMES * letters, 2 * _THIN)

    def may_be_dated(self, scene: Scene, body: Known | None) -> bool:
        """Whether a wider look may find a date: near a known body, or in a line of it."""
        if body is None or any(date_in(block) for block in scene.body):
            return True
        return may_print_date(text_near(body[0]))

    def may_be_counted(self, scene: Scene) -> bool:
        """Whether a wider look may find a counter; a reader without selectors has seen them all."""
        aided = not scene.body_how.startswith("generic:")
        return aided and may_count(self._document.mending.printed)
