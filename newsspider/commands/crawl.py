"""`crawl`: crawl one portal or several, keep what they say, and end with an honest exit status."""

from __future__ import annotations

import argparse
import logging
import sys
from contextlib import ExitStack
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler
from scrapy.utils.conf import arglist_to_dict

from newsspider import portals
from newsspider.commands.jobs import (
    LIMIT,
    Jobs,
    at_least_one,
    jobs_table,
    passed_on,
    seconds,
    status_of,
)
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import crawl_table
from newsspider.crawl.drawing import chromium_of
from newsspider.crawl.health import verdict_of
from newsspider.crawl.loader import spider_of
from newsspider.crawl.memory import keeper_of
from newsspider.crawl.plan import Plan
from newsspider.crawl.spider import PortalSpider
from newsspider.crawl.tally import Verdict, worst
from newsspider.errors import UnderWayError, UsageError
from newsspider.store.database import open_store


class Command(Speaking, ScrapyCommand):
    """The crawl of chosen portals in one process."""

    requires_crawler_process = True
    quiet = False

    def __init__(self) -> None:
        super().__init__()
        self.crawlers: list[Crawler] = []

    def syntax(self) -> str:
        return "[options] PORTAL [PORTAL ...] | --all"

    def short_desc(self) -> str:
        return "Crawl portals: archive their pages, read them, store the records"

    def long_desc(self) -> str:
        return (
            "Crawl portals: each response is archived, each article read and stored; what is known "
            "already is not fetched again before it is due. `crawl any -a url=URL` crawls a site "
            "that no portal is declared for. Exit status: 0 when every portal answered and could be "
            "read, 3 unreachable, 4 empty listing, 5 articles unread, 6 cut short, 7 could not "
            "write, 8 already under way."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--all", action="store_true", help="crawl every declared portal")
        parser.add_argument(
            "-j",
            type=at_least_one,
            metavar="N",
            help="N portals at a time, each in its own process",
        )
        parser.add_argument(
            "--limit",
            type=seconds,
            default=LIMIT,
            metavar="SECONDS",
            help="with -j: per portal; default 3 h",
        )
        parser.add_argument(
            "--files",
            action="store_true",
            help="archive the documents and pictures of articles too; as -a files=1",
        )
        parser.add_argument(
            "-a",
            dest="spargs",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="since=2026-08-01, until=…, limit=100 articles, full=1 (walk listings to the end), "
            "revisit=7d (known articles again), files=documents or files=pictures, url=… (with `any`)",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if opts.files:
            opts.spargs.append("files=1")
        assert self.settings is not None
        if not opts.loglevel and not opts.logfile:
            # A live line on a terminal, log lines elsewhere; Scrapy's own only when they matter.
            level = "ERROR" if sys.stderr.isatty() else "INFO"
            self.settings.set("LOG_LEVEL", level, priority="command")
            self.quiet = True

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        spiders = self._spiders(arguments, options)
        if options.j is not None:
            return self._side_by_side([s.portal.name for s in spiders], options)
        with ExitStack() as memories:
            under_way = [s for s in spiders if not self._begin(s, memories)]
            verdicts = [Verdict.UNDER_WAY for _ in under_way]
            return int(worst(verdicts + (self._crawl() if self.crawlers else [])))

    def _crawl(self) -> list[Verdict]:
        """Crawl what has begun, to its end; the verdicts."""
        assert self.crawler_process is not None
        if self.quiet:
            # Not earlier: the crawler process sets Scrapy's own level when it is made.
            logging.getLogger("scrapy").setLevel(logging.WARNING)
        self.crawler_process.start()
        run = [c.spider for c in self.crawlers if isinstance(c.spider, PortalSpider)]
        sys.stdout.write(crawl_table(run, self.data))
        return [verdict_of(c.spider) for c in self.crawlers]  # type: ignore[arg-type]  # ours

    def _spiders(self, names: list[str], options: argparse.Namespace) -> list[type[PortalSpider]]:
        try:
            self.plan_arguments: dict[str, Any] = arglist_to_dict(options.spargs)
        except ValueError:
            raise UsageError("-a takes NAME=VALUE, as in -a since=2026-08-01") from None
        plan = Plan.read(self.plan_arguments)
        if names == [portals.UNDECLARED]:
            if plan.url is None:
                raise UsageError("`crawl any` needs the front page: -a url=http://…")
            return [spider_of(portals.serving(plan.url) or portals.undeclared(plan.url))]
        if plan.url is not None:
            raise UsageError("-a url=… goes with `crawl any`")
        if options.all:
            names = [n for n in portals.names() if not portals.load(n).private]
        if not names:
            raise UsageError("which portal? newsspider portals shows them; --all crawls them all")
        return [spider_of(portals.load(name)) for name in dict.fromkeys(names)]

    def _begin(self, spider: type[PortalSpider], memories: ExitStack) -> bool:
        """Open a portal's memory and have its crawl ready; False where another process has it."""
        assert self.crawler_process is not None
        assert self.settings is not None
        if spider.portal.drawn is not None:
            chromium_of(self.settings)  # before anything is opened: says what is not installed
        try:
            keeper = keeper_of(spider.portal, self.settings)
        except UnderWayError as error:
            sys.stderr.write(f"newsspider: {error}\n")
            return False
        memories.callback(keeper.close)
        crawler = self.crawler_process.create_crawler(spider)
        self.crawler_process.crawl(crawler, keeper=keeper, **self.plan_arguments)
        self.crawlers.append(crawler)
        return True

    def _side_by_side(self, names: list[str], options: argparse.Namespace) -> int:
        """Crawl each portal in a process of its own."""
        asked = [part for value in options.spargs for part in ("-a", value)]
        jobs = Jobs(
            at_once=options.j, limit=options.limit, passed=passed_on(options, self.data) + asked
        ).run(names)
        store = open_store(self.data)
        sys.stdout.write(jobs_table([job.counted(store.last_run(job.portal)) for job in jobs]))
        return int(status_of(jobs))
