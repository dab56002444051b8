"""`demo`: the whole road on this machine: serve the demo portal, crawl it, export a dataset."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider.commands.speaking import Speaking
from newsspider.demo import serve
from newsspider.errors import NewsspiderError

_PORT = 8642


class Command(Speaking, ScrapyCommand):
    """The newcomer's first minute."""

    def short_desc(self) -> str:
        return "Serve a small portal on this machine, crawl it, export what it said"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--port", type=int, default=_PORT, help=f"default: {_PORT}")
        parser.add_argument("--serve", action="store_true", help="only serve it, until Ctrl-C")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del arguments
        try:
            portal = serve(options.port)
        except OSError as error:
            raise NewsspiderError(
                f"cannot serve on port {options.port}: {error.strerror}; try --port 0"
            ) from error
        with portal:
            sys.stdout.write(f"The demo portal of Sông Ngân, which does not exist: {portal.url}\n")
            sys.stdout.flush()
            if options.serve:
                return self._wait()
            return self._road(portal.url)

    def _wait(self) -> int:
        try:
            sys.stdin.read()
        except KeyboardInterrupt:
            sys.stdout.write("\n")
        return 0

    def _road(self, url: str) -> int:
        environment = {
            **os.environ,
            "NEWSSPIDER_DEMO": url,
            "NEWSSPIDER_DATA": str(self.data),
        }
        for step in (["crawl", "demo"], ["export", "demo"]):
            sys.stdout.write(f"\n$ newsspider {' '.join(step)}\n")
            sys.stdout.flush()
            status = subprocess.run(  # noqa: S603 our own program, our own words
                [sys.executable, "-m", "newsspider", *step], env=environment, check=False
            ).returncode
            if status:
                return status
        sys.stdout.write(
            f"\nLook: sqlite-utils {self.data / 'newsspider.db'} "
            '"select title, published, views from articles limit 5" -t\n'
            f"      {Path('exports')}/ holds the dataset, {self.data / 'archive'} every byte.\n"
        )
        return 0
