"""`wacz`: a portal's archive as one file for replay tools."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.errors import UsageError
from newsspider.export.wacz import pack


class Command(Speaking, ScrapyCommand):
    """WARC files, index and list of pages in one WACZ 1.1.1 file."""

    def syntax(self) -> str:
        return "[--to FILE] PORTAL"

    def short_desc(self) -> str:
        return "Pack a portal's archive as WACZ: replays in ReplayWeb.page and pywb"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--to", metavar="FILE", help="default: ./exports/PORTAL-20260831T120000Z.wacz"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if len(arguments) != 1:
            raise UsageError("name one portal: newsspider wacz PORTAL")
        name, now = arguments[0], datetime.now(UTC)
        folder = self.data / "archive" / name
        portal = None if folder.is_dir() else portals.load(name)
        to = Path(options.to or Path("exports") / f"{name}-{now:%Y%m%dT%H%M%SZ}.wacz")
        packed = pack(
            self.data, portal.name if portal else name, to, title=f"newsspider: {name}", made_at=now
        )
        row = (str(packed.path), packed.warcs, packed.pages, packed.bytes)
        sys.stdout.write(table(("file", "warc files", "pages", "bytes"), [row]))
        for path in packed.left_out:
            sys.stderr.write(f"newsspider: left out, still written to: {path}\n")
        return 0
