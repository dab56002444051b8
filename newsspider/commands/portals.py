"""`portals`: which portals are known, how sure we are of them, and how they were last."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.store.database import open_store

_HEAD = ("portal", "province", "family", "markup seen", "sections", "home", "last crawl", "verdict")


class Command(Speaking, ScrapyCommand):
    """The table of portals."""

    def short_desc(self) -> str:
        return "Show the declared portals and how their last crawl ended"

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del arguments, options
        store = open_store(self.data) if (self.data / "newsspider.db").exists() else None
        rows = []
        for name in portals.names():
            portal = portals.load(name)
            run = store.last_run(name) if store else None
            rows.append(
                (
                    name,
                    portal.province or "–",
                    portal.family.name,
                    portal.seen or "never",
                    len(portal.sections),
                    portal.home,
                    f"{run.started:%Y-%m-%d %H:%M}" if run else "never",
                    (run.verdict or "not ended") if run else "–",
                )
            )
        sys.stdout.write(table(_HEAD, rows))
        return 0
