"""Outside: what of an article stands outside its body, by a family's selectors: summary and pictures."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from lxml import etree

from newsspider.pages.assemble import Found
from newsspider.pages.blocks import Block, Kind
from newsspider.pages.captions import figures_among
from newsspider.pages.choice import Choices, Selectors
from newsspider.pages.document import Document
from newsspider.pages.walk import blocks_of, figure_blocks


class Outside:
    """The summary of one article and the pictures before its body."""

    def __init__(
        self,
        document: Document,
        choices: Choices,
        skipped: Collection[etree._Element],
        *,
        lead_at: Selectors,
        figures_at: Selectors,
    ) -> None:
        self._skipped = skipped
        self._lead = choices.first(lead_at)
        every = (e for at in figures_at for e in document.select(at))
        self.figure_elements = tuple(dict.fromkeys(every))
        """The elements that hold a picture and its caption."""

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        if self._lead is None:
            return ()
        return blocks_of(self._lead[0], {*self._skipped, *self.figure_elements})

    @cached_property
    def _pictured(self) -> tuple[Block, ...]:
        """The pictures that stand in the summary, with their captions."""
        return figures_among(self._blocks)

    def lead(self) -> Found | None:
        """The summary."""
        said = (block for block in self._blocks if block not in self._pictured)
        text = " ".join(b.text for b in said if b.text and b.kind is not Kind.CAPTION)
        return Found(text, self._lead[1]) if self._lead and text else None

    def figures(self) -> tuple[Block, ...]:
        """The pictures with their captions, each once."""
        boxed = (b for e in self.figure_elements for b in figure_blocks(e, self._skipped))
        return tuple({(b.text, b.image): b for b in (*boxed, *self._pictured)}.values())
