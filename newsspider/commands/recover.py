"""`recover`: what other archives hold of a portal, told beside our own visits."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.crawl.tally import Verdict
from newsspider.errors import RecoveryError, UsageError
from newsspider.keeper import Keeper
from newsspider.portal import Portal
from newsspider.recovery import mirrors
from newsspider.recovery.history import History, Told
from newsspider.recovery.offers import Offer, of_commoncrawl, of_files, of_wayback
from newsspider.recovery.road import Road, Taken
from newsspider.recovery.services import open_commoncrawl, open_wayback

_SERVICES = ("wayback", "commoncrawl")
_FILES = {"warc": mirrors.warc, "wacz": mirrors.wacz, "httrack": mirrors.httrack}
_HEAD = (
    "portal", "from", "listed", "pages", "known", "fetched", "refused", "listings", "articles",
    "new", "changed", "unchanged", "gone", "no article",
)  # fmt: skip


class Command(Speaking, ScrapyCommand):
    """From other archives to the history of a portal."""

    def syntax(self) -> str:
        return (
            "[options] --from wayback|commoncrawl PORTAL | --from warc|wacz|httrack PORTAL FILE ..."
        )

    def short_desc(self) -> str:
        return "Take from other archives what they hold of a portal, and read it"

    def long_desc(self) -> str:
        return (
            "Lists what an archive holds of a portal, fetches the pages that are new by that "
            "archive's own rules, keeps them in WARC files of their own with their true dates and "
            "where they are from, and reads them as a crawl does. Ended early, it goes on with the "
            "same command. Exit status: 0 all was had, 3 the service refuses or does not answer, "
            "4 nothing is held, 5 nothing could be read, 6 cut short, 7 could not write, 8 the "
            "portal is being crawled."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--from", dest="whence", choices=(*_SERVICES, *_FILES), required=True)
        parser.add_argument(
            "--since", type=_day, metavar="YYYY-MM-DD", help="captured that day or later"
        )
        parser.add_argument(
            "--until", type=_day, metavar="YYYY-MM-DD", help="captured that day or before"
        )
        parser.add_argument(
            "--limit", type=_count, metavar="N", help="fetch so many captures at the most"
        )
        parser.add_argument("--list", action="store_true", help="only list them; fetch nothing")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if not arguments:
            raise UsageError("name a portal: newsspider recover PORTAL --from wayback")
        portal = portals.load(arguments[0])
        files = [Path(each) for each in arguments[1:]]
        if bool(files) != (options.whence in _FILES):
            raise UsageError(f"--from {options.whence} takes {_takes(options.whence)}")
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        assert self.settings is not None
        keeper = Keeper.open(
            self.data, portal, operator=self.settings["NEWSSPIDER_OPERATOR"] or None,
            user_agent=self.settings["USER_AGENT"], series=f"recovered-{options.whence}",
        )  # fmt: skip
        try:
            offers = self._offers(portal, files, options)
            road = Road(keeper, limit=options.limit)
            if options.list:
                return _listed(road, offers)
            return self._go(road, offers, keeper, options.whence)
        finally:
            keeper.settle()
            keeper.close()

    def _go(self, road: Road, offers: Iterator[Offer], keeper: Keeper, whence: str) -> int:
        history = History(self.data, keeper)
        early: int | None = None
        try:
            road.take(offers)
        except KeyboardInterrupt:
            early = Verdict.CUT_SHORT
        except RecoveryError as error:
            # What was had before is read all the same.
            sys.stderr.write(f"newsspider: {error}\n")
            early = Verdict.UNREACHABLE if whence in _SERVICES else 1
        try:
            history.read()
        except KeyboardInterrupt:
            early = Verdict.CUT_SHORT
        sys.stdout.write(_shown(keeper.portal, whence, road.taken, history.told))
        return early or _verdict(road.taken, history.told)

    def _offers(
        self, portal: Portal, files: list[Path], options: argparse.Namespace
    ) -> Iterator[Offer]:
        assert self.settings is not None
        said = self.settings
        if options.whence == "wayback":
            wayback = open_wayback(said["NEWSSPIDER_WAYBACK"], self.data, said["USER_AGENT"])
            return of_wayback(wayback, portal, options.since, options.until)
        if options.whence == "commoncrawl":
            home, store = said["NEWSSPIDER_COMMONCRAWL"], said["NEWSSPIDER_COMMONCRAWL_DATA"]
            crawl = open_commoncrawl(home, store, self.data, said["USER_AGENT"])
            return of_commoncrawl(crawl, portal, options.since, options.until)
        read = _FILES[options.whence]
        every = of_files(chain.from_iterable(read(path, portal.has) for path in files))
        return (each for each in every if _within(each.listed.at.date(), options))


def _listed(road: Road, offers: Iterator[Offer]) -> int:
    """Print what is held, a line each; `+` before what would be fetched."""
    held = 0
    for offer in offers:
        held += 1
        mark, listed = "+" if road.is_new(offer) else " ", offer.listed
        status = "---" if listed.status is None else str(listed.status)
        sys.stdout.write(
            f"{mark} {listed.at:%Y-%m-%dT%H:%M:%SZ} {status} {listed.mime} {listed.url}\n"
        )
    return Verdict.FINE if held else Verdict.EMPTY


def _shown(portal: Portal, whence: str, taken: Taken, told: Told) -> str:
    row = (
        portal.name, whence, taken.listed, taken.pages, taken.known, taken.fetched, taken.refused,
        told.listings, told.articles, told.new, told.changed, told.unchanged, told.gone,
        told.no_article,
    )  # fmt: skip
    refused = "Refused: newsspider.db, table problems, code recovery.refused\n"
    return table(_HEAD, [row]) + (refused if taken.refused else "")


def _verdict(taken: Taken, told: Told) -> Verdict:
    if not taken.listed:
        return Verdict.EMPTY
    if taken.refused > taken.fetched + taken.known:
        return Verdict.UNREACHABLE
    if told.damaged or (told.no_article and not told.articles + told.listings):
        return Verdict.UNREAD
    return Verdict.FINE


def _takes(whence: str) -> str:
    return "the files to read" if whence in _FILES else "no files"


def _within(day: date, options: argparse.Namespace) -> bool:
    after = options.since is None or day >= options.since
    return after and (options.until is None or day <= options.until)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no date: {text!r}; as in 2021-07-31") from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"no number of captures: {text!r}")
    return int(text)
