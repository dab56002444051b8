"""`reextract`: read the archive again, with the readers of today; no network."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.archive.reader import archive_files, captures, page_of
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.crawl.tally import Verdict
from newsspider.documents.kinds import Kind, kind_of
from newsspider.errors import ArchiveError, DataFolderError, ReadError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Fetch, Role
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record
from newsspider.recovery.history import History
from newsspider.store.files import save_file
from newsspider.text.urls import absolute, canonical


class Command(Speaking, ScrapyCommand):
    """Archive → records, by the same functions that the crawl uses."""

    def syntax(self) -> str:
        return "[PORTAL ...]"

    def short_desc(self) -> str:
        return "Read the archive again with today's readers; rebuilds a lost database"

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del options
        folder = self.data / "archive"
        names = arguments or sorted(p.name for p in folder.glob("*") if p.is_dir())
        if not names:
            raise DataFolderError(f"no archive in {self.data}")
        rows = []
        for name in names:
            counts = Reextraction(self, name).run()
            rows.append((name, *(counts[k] for k in _COUNTS)))
        sys.stdout.write(table(("portal", *_COUNTS), rows))
        return Verdict.UNREAD if any(row[-1] for row in rows) else Verdict.FINE


_COUNTS = ("captures", "new", "changed", "unchanged", "unread", "damaged")


class Reextraction:
    """One portal's archive, read from its first response to its last."""

    def __init__(self, command: Command, name: str) -> None:
        self.data = command.data
        self.name = name
        self.counts: Counter[str] = Counter()
        self.cards: dict[str, Card] = {}
        self.sent: dict[str, str] = {}
        self.recovered = 0

    def run(self) -> Counter[str]:
        """Read all; what was counted."""
        for capture, fetch in self._exchanges():
            self.counts["captures"] += 1
            self._take(capture, fetch)
        if self.recovered:
            self._recovered()
        if hasattr(self, "keeper"):
            self.keeper.settle()
            self.keeper.close()
        return self.counts

    def _recovered(self) -> None:
        """What others have had is read as `recover` does: all listings first, then by time."""
        history = History(self.data, self.keeper)
        history.read_again()
        told = history.told
        for name in ("new", "changed", "unchanged", "damaged"):
            self.counts[name] += getattr(told, name)

    def _exchanges(self) -> Iterator[tuple[Capture, Fetch]]:
        """All exchanges of the portal; files are named, and so ordered, by their time."""
        for path in archive_files(self.data, self.name):
            found = captures(path, on_damage=self._damaged)
            for capture, fetch in found:
                place = path.relative_to(self.data).as_posix().removesuffix(".open")
                yield replace(capture, file=place), fetch

    def _damaged(self, error: ArchiveError) -> None:
        self.counts["damaged"] += 1
        sys.stderr.write(f"newsspider: {error}\n")

    def _take(self, capture: Capture, fetch: Fetch) -> None:
        if not hasattr(self, "keeper"):
            self.portal = self._portal(capture)
            self.keeper = Keeper.open(self.data, self.portal, operator=None, user_agent="")
        saved = replace(capture, id=self.keeper.store.save_capture(capture, None))
        if fetch.origin is not None:
            self.recovered += 1
            return
        if fetch.truncated:
            return  # as in a crawl: a text cut off is no revision of an article
        if fetch.status == 304:
            self._confirmed(saved)
        elif 300 <= fetch.status < 400:
            self._redirect(fetch)
        elif fetch.status == 200 and capture.role is Role.LISTING:
            self._listing(saved, fetch)
        elif fetch.status == 200 and capture.role is Role.ARTICLE:
            self._article(saved, fetch)
        elif fetch.status == 200 and capture.role is Role.FILE:
            self._file(saved, fetch)

    def _portal(self, capture: Capture) -> Portal:
        return (
            portals.undeclared(capture.url)
            if self.name == portals.UNDECLARED
            else portals.load(self.name)
        )

    def _redirect(self, fetch: Fetch) -> None:
        for line in fetch.response_head.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.lower() == "location" and (target := absolute(fetch.url, value)):
                asked = self.sent.get(canonical(fetch.url), canonical(fetch.url))
                self.sent[canonical(target)] = asked

    def _confirmed(self, capture: Capture) -> None:
        asked = self.sent.get(canonical(capture.url), canonical(capture.url))
        self.counts["unchanged"] += self.keeper.confirm(asked, capture)

    def _listing(self, capture: Capture, fetch: Fetch) -> None:
        try:
            listing = self.portal.read_listing(page_of(fetch))
        except (ReadError, ArchiveError):
            return
        for card in listing.cards:
            known = self.keeper.store.known(self.portal.name, canonical(card.url))
            if known is None:
                self.cards.setdefault(canonical(card.url), card)
            else:
                self.keeper.watch(card, known, capture)

    def _file(self, capture: Capture, fetch: Fetch) -> None:
        """As in a crawl: a page in a file's place is no file."""
        try:
            body = page_of(fetch).body
        except ArchiveError:
            self.counts["unread"] += 1
            return
        kind = kind_of(body)
        if body and kind is not Kind.HTML:
            asked = self.sent.get(canonical(fetch.url), canonical(fetch.url))
            store = self.keeper.store
            save_file(store, capture, url=asked, size=len(body), kind=kind.value)

    def _article(self, capture: Capture, fetch: Fetch) -> None:
        asked = self.sent.get(canonical(fetch.url), canonical(fetch.url))
        try:
            record = read_record(page_of(fetch), self.portal, self.cards.get(asked))
        except (ReadError, ArchiveError):
            self.counts["unread"] += 1
            return
        reading = Reading(record=record, seen_at=capture.fetched_at, capture=capture, asked=asked)
        self.counts[self.keeper.save(reading).outcome.value] += 1
        self._done(asked)

    def _done(self, asked: str) -> None:
        """A rebuilt database must not have the next crawl fetch everything again."""
        now = datetime.now(UTC)
        self.keeper.remember_done(asked, now)
