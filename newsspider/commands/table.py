"""Tables for people: columns that line up, Vietnamese included."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsspider.crawl.health import verdict_of
from newsspider.text.printable import printable

if TYPE_CHECKING:
    from newsspider.crawl.spider import PortalSpider


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under a head, numbers to the right, two spaces between columns."""
    cells = [[printable(str(value)) for value in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(head, *cells, strict=True)]
    right = [bool(rows) and all(isinstance(r[i], int) for r in rows) for i in range(len(head))]
    lines = [head, ["─" * width for width in widths], *cells]
    return "".join(
        "  ".join(_pad(c, w, r) for c, w, r in zip(line, widths, right, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def _width(text: str) -> int:
    return sum(not unicodedata.combining(c) for c in text)


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


_HEAD = (
    "portal", "verdict", "sections", "listings", "articles",
    "new", "changed", "unchanged", "gone", "failed", "problems", "pages",
)  # fmt: skip


def crawl_table(spiders: Sequence[PortalSpider], data: Path) -> str:
    """What a crawl did, a row for each portal, then its problems and where things lie."""
    rows = [
        (
            s.name, verdict_of(s).words, f"{s.tally.answered}/{s.tally.sections}",
            s.tally.listings, s.tally.articles, s.tally.new, s.tally.changed,
            s.tally.unchanged, s.tally.gone, s.tally.failed,
            s.tally.problems.total(), s.tally.captures,
        )
        for s in spiders
    ]  # fmt: skip
    problems = "".join(
        f"  {s.name}: {count} × {code}\n"
        for s in spiders
        for code, count in s.tally.problems.most_common()
    )
    return (
        "\n"
        + table(_HEAD, rows)
        + _files(spiders)
        + (
            f"\nProblems (newsspider.db, table problems, says where):\n{problems}"
            if problems
            else ""
        )
        + f"\nKept in {data}: newsspider.db, archive/, journal/\n"
    )


def _files(spiders: Sequence[PortalSpider]) -> str:
    asked = [s for s in spiders if s.plan.files]
    rows = [(s.name, s.tally.files, s.tally.files_failed) for s in asked]
    if not asked:
        return ""
    head = ("files of articles", "archived", "failed")
    return f"\n{table(head, rows)}(`newsspider documents` reads them)\n"
