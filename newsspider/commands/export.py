"""`export`: write what is stored as a dataset."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.errors import DataFolderError
from newsspider.export.dataset import export


class Command(Speaking, ScrapyCommand):
    """A dataset: articles as JSON lines and CSV, with a manifest."""

    def syntax(self) -> str:
        return "[options] [PORTAL ...]"

    def short_desc(self) -> str:
        return "Write the stored records as a dataset: JSONL, CSV, manifest, checksums"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--to", metavar="FOLDER", default="exports", help="default: ./exports")
        parser.add_argument(
            "--version",
            metavar="NAME",
            help="name of the release; default: now, as 20260831T120000Z",
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if not (self.data / "newsspider.db").exists():
            raise DataFolderError(f"no database in {self.data}; crawl first: newsspider crawl NAME")
        now = datetime.now(UTC)
        manifest = export(
            self.data,
            Path(options.to),
            version=options.version or f"{now:%Y%m%dT%H%M%SZ}",
            made_at=now,
            portals=[portals.load(n).name for n in arguments] or None,
        )
        rows = [
            (f.name, "–" if f.rows is None else f.rows, f.bytes, f.sha256[:16] + "…")
            for f in manifest.files
        ]
        sys.stdout.write(table(("file", "rows", "bytes", "sha256"), rows))
        sys.stdout.write(f"\nDataset {manifest.version} in {Path(options.to) / manifest.version}\n")
        return 0
