"""`portals`: which portals are known, how sure we are of them, and how they were last."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.portal import Portal
from newsspider.store.database import Store, open_store
from newsspider.store.runs import Run

_HEAD = ("province", "until 2025-06-30", "portal", "home", "family", "markup seen", "last crawl")


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one portal."""

    portal: str
    home: str
    province: str
    province_today: str
    closing: str
    successor: str
    family: str
    markup_seen: str
    sections: int
    evidence: str
    last_crawl: str
    verdict: str


class Command(Speaking, ScrapyCommand):
    """The table of portals."""

    def syntax(self) -> str:
        return "[--csv]"

    def short_desc(self) -> str:
        return "Show the declared portals, by province, and how their last crawl ended"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--csv", action="store_true", help="as data, with the evidence")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del arguments
        store = open_store(self.data) if (self.data / "newsspider.db").exists() else None
        rows = sorted(_rows(store), key=lambda row: (row.province_today, row.province, row.portal))
        if options.csv:
            lines = csv.writer(sys.stdout, lineterminator="\n")
            lines.writerow([field.name for field in fields(Row)])
            lines.writerows(map(astuple, rows))
        else:
            sys.stdout.write(table(_HEAD, [_shown(row) for row in rows]))
        return 0


def _rows(store: Store | None) -> Iterator[Row]:
    for name in portals.names():
        yield _row(portals.load(name), store.last_run(name) if store else None)


def _row(portal: Portal, run: Run | None) -> Row:
    return Row(
        portal=portal.name,
        home=portal.home,
        province=portal.province,
        province_today=portal.province_today,
        closing="closing" if portal.closing else "",
        successor=portal.successor or "",
        family=portal.family.name,
        markup_seen=portal.seen or "",
        sections=len(portal.sections),
        evidence=portal.evidence,
        last_crawl=f"{run.started:%Y-%m-%d %H:%M}" if run else "",
        verdict=(run.verdict or "not ended") if run else "",
    )


def _shown(row: Row) -> tuple[str, ...]:
    """What fits on a screen; where the province is gone, the portal that goes on."""
    onward = f"{row.province} → {row.successor}" if row.successor else row.province
    return (
        row.province_today or "–",
        onward if row.closing else "",
        row.portal,
        row.home,
        row.family,
        row.markup_seen or "never",
        f"{row.last_crawl} {row.verdict}".strip() or "never",
    )
