"""`search`: which articles and documents say some words."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from urllib.parse import unquote

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.errors import DataFolderError, UsageError
from newsspider.store.database import NAME, open_store
from newsspider.store.search import Match, Question, search, searched
from newsspider.text.printable import printable


class Command(Speaking, ScrapyCommand):
    """Words → articles and documents."""

    def syntax(self) -> str:
        return "[options] WORDS"

    def short_desc(self) -> str:
        return "Find articles and documents by their words, with marks or without"

    def long_desc(self) -> str:
        return (
            "Prints what says all the words: first where they stand together with the marks that you "
            'typed. "dong thap" finds Đồng Tháp. A part in double quotes must stand together. '
            "Documents are found once `newsspider documents` has read them."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--portal", metavar="NAME", help="articles of this portal only")
        parser.add_argument("--since", metavar="DATE", help="published on 2026-11-01 or later")
        parser.add_argument("--until", metavar="DATE", help="published on 2026-11-30 or before")
        parser.add_argument("--limit", metavar="N", default="20", help="so many at most (20)")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        question = _question(" ".join(arguments), options)
        if not (self.data / NAME).is_file():
            raise DataFolderError(f"no {NAME} in {self.data}: `newsspider crawl NAME` first")
        store = open_store(self.data)
        try:
            matches = search(store, question)
            size = searched(store, question.portal)
        finally:
            store.close()
        for match in matches:
            sys.stdout.write(shown(match) + "\n")
        if not matches:
            sys.stdout.write(
                f"Nothing found for {printable(question.words)!s} in {size.articles} articles"
                f" and {size.documents} documents.\n"
            )
        return 0


def shown(match: Match) -> str:
    """A match for people, four lines or five; nothing in it can move a terminal's cursor."""
    day = (match.published or "no date")[:10]
    lines = [f"{day}  {match.portal}  {match.title or '(no title)'}"]
    lines.append(f"    {match.snippet}")
    if match.document_url is not None:
        lines.append(f"    in the document “{match.document}”: {unquote(match.document_url)}")
    lines.append(f"    {match.url}")
    return "\n".join(map(printable, lines)) + "\n"


def _question(words: str, options: argparse.Namespace) -> Question:
    if not any(map(str.isalnum, words)):
        raise UsageError("give the words to search for: newsspider search hậu giang")
    if options.portal:
        portals.load(options.portal)
    if not options.limit.isdecimal() or not 0 < int(options.limit) <= 10_000:
        raise UsageError(f"--limit {options.limit!r} is no number from 1 to 10000")
    return Question(
        words=words,
        portal=options.portal,
        since=_day("--since", options.since),
        until=_day("--until", options.until),
        limit=int(options.limit),
    )


def _day(option: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is no date; write 2026-11-30") from None
