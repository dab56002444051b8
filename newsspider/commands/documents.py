"""`documents`: read the archived files that have no text yet."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.archived_documents import KINDS, read_documents
from newsspider.commands.speaking import Speaking
from newsspider.errors import ArchiveError, DataFolderError
from newsspider.store.database import NAME, open_store
from newsspider.store.files import all_files, unread_files
from newsspider.store.search import rebuild


class Command(Speaking, ScrapyCommand):
    """Archive → texts of documents."""

    def syntax(self) -> str:
        return "[options] [PORTAL ...]"

    def short_desc(self) -> str:
        return "Read archived files (PDF, Word, Excel …) so that search finds them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--again", action="store_true", help="also those that were read before")
        parser.add_argument(
            "--rebuild-index", action="store_true", help="fill the index of all words anew"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        for name in arguments:
            portals.load(name)
        if not (self.data / NAME).is_file():
            raise DataFolderError(
                f"no {NAME} in {self.data}: `newsspider crawl NAME --files` first"
            )
        which = all_files if options.again else unread_files
        store = open_store(self.data)
        try:
            if options.rebuild_index:
                rebuild(store)
            found = read_documents(
                self.data,
                store,
                which(store, tuple(arguments), kinds=KINDS),
                clock=lambda: datetime.now(UTC),
                on_damage=_damaged,
            )
        finally:
            store.close()
        sys.stdout.write(f"{found.documents} documents read, {found.texts} of them have text.\n")
        for problem, count in found.problems.most_common():
            sys.stdout.write(f"  {count} × {problem}\n")
        return 1 if found.damaged else 0


def _damaged(error: ArchiveError) -> None:
    sys.stderr.write(f"newsspider: {error}\n")
