"""`list`: the names of the declared portals, a line each."""

import argparse
import sys

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking


class Command(Speaking, ScrapyCommand):
    """Names for scripts; `portals` is the table for people."""

    def short_desc(self) -> str:
        """For the list of commands."""
        return "List the names of the declared portals"

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        """Print the names."""
        del arguments, options
        sys.stdout.write("".join(f"{name}\n" for name in portals.names()))
        return 0
