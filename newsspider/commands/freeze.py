"""`freeze`: keep a page and what it reads as, for a person to review and the tests to hold."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand

from newsspider import frozen, portals
from newsspider.commands.speaking import Looking
from newsspider.crawl.scout import Fetch, send
from newsspider.errors import NewsspiderError, UsageError
from newsspider.model import Page
from newsspider.portal import Portal
from newsspider.reading import read_record
from newsspider.text.urls import check_url


class Command(Looking, ScrapyCommand):
    """One polite fetch, two files."""

    def syntax(self) -> str:
        return "[options] URL"

    def short_desc(self) -> str:
        return "Save a page and what it reads as, to be reviewed and tested"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--to", metavar="FOLDER", default="frozen", help="default: ./frozen")
        parser.add_argument("--slug", metavar="NAME", help="name of the files; default: the URL's")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if len(arguments) != 1:
            raise UsageError("freeze takes one URL")
        url = check_url(arguments[0])
        portal = portals.serving(url) or portals.undeclared(url)
        page = self._fetch(url, portal)
        slug = options.slug or slug_of(url)
        found = frozen.save(Path(options.to) / portal.name, slug, page, read_record(page, portal))
        sys.stdout.write(
            f"{found.page}\n{found.expected}\nRead the JSON beside the page; "
            'then set "reviewed" to true.\n'
        )
        return 0

    def _fetch(self, url: str, portal: Portal) -> Page:
        got: list[Page] = []

        async def errand(fetch: Fetch) -> None:
            if (page := await fetch(url)) is not None:
                got.append(page)

        assert self.crawler_process is not None
        refused = send(self.crawler_process, errand, portal)
        if not got:
            raise NewsspiderError(f"no page at {url}: {', '.join(refused.values())}")
        return got[0]


def slug_of(url: str) -> str:
    """What to name the files of a page after: the last part of its address."""
    path = urlsplit(url).path.strip("/").rpartition("/")[2]
    return re.sub(r"[^a-z0-9-]+", "-", path.lower()).strip("-")[:80] or "index"
