"""What reading a document comes to: its text, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass

from newsspider.documents.kinds import Kind


@dataclass(frozen=True, slots=True)
class Lines:
    """What a reader found: paragraphs, rows and lines as they follow one another, not yet clean."""

    lines: tuple[str, ...]
    pages: int | None = None
    """Pages, sheets or slides; None where the format counts none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of one document."""

    kind: Kind
    text: str = ""
    """Clean, a paragraph, row or line each; `""` where there is none."""
    pages: int | None = None
    repairs: tuple[str, ...] = ()
    """What had to be mended: `tcvn3`, `vni`."""
    problem: str | None = None
    """`document.encrypted`, `document.broken` …; None where the text is all there."""
    detail: str | None = None
