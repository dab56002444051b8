"""The command line: finds the command, understands its options, turns errors into one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

from scrapy.commands import ScrapyCommand, ScrapyHelpFormatter
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError as ScrapyUsageError
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

COMMANDS = (
    "check",
    "crawl",
    "demo",
    "documents",
    "export",
    "extract",
    "freeze",
    "list",
    "new",
    "parse",
    "portals",
    "provinces",
    "reextract",
    "recover",
    "run",
    "schedule",
    "search",
    "shell",
    "verify",
    "wacz",
)


def execute(argv: Sequence[str]) -> int:
    """Run the command that `argv` names; its exit status."""
    name, *rest = argv[1:]
    if name not in COMMANDS:
        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        sys.stderr.write(f"newsspider: no command {name!r}{hint} (newsspider alone shows them)\n")
        return 2
    return _run(name, rest, get_project_settings())


def _run(name: str, rest: list[str], settings: Settings) -> int:
    command: ScrapyCommand = import_module(f"newsspider.commands.{name}").Command()
    parser = argparse.ArgumentParser(
        prog=f"newsspider {name}",
        usage=f"newsspider {name} {command.syntax()}",
        description=command.long_desc(),
        formatter_class=ScrapyHelpFormatter,
        conflict_handler="resolve",
    )
    settings.setdict(command.default_settings, priority="command")
    command.settings = settings
    command.add_options(parser)
    options, arguments = parser.parse_known_args(rest)
    try:
        command.process_options(arguments, options)
        if command.requires_crawler_process:
            command.crawler_process = AsyncCrawlerProcess(settings)
        command.run(arguments, options)
    except ScrapyUsageError as error:
        parser.error(str(error) or f"wrong use; newsspider {name} -h tells more")
    return command.exitcode
