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
from newsspider.commands.locks import portal_lock
from newsspider.commands.speaking import Speaking
from newsspider.commands.table import crawl_table
from newsspider.crawl.health import verdict_of
from newsspider.crawl.plan import Plan
from newsspider.crawl.spider import PortalSpider, spider_of
from newsspider.crawl.tally import worst
from newsspider.errors import UsageError


class Command(Speaking, ScrapyCommand):
    """The crawl of chosen portals in one process."""

    requires_crawler_process = True
    quiet = False

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
            "-a",
            dest="spargs",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="since=2026-08-01, until=…, limit=100 articles, full=1 (walk listings to the end), "
            "revisit=7d (known articles again), url=… (with `any`)",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        if not opts.loglevel and not opts.logfile:
            # A live line on a terminal, log lines elsewhere; Scrapy's own only when they matter.
            level = "ERROR" if sys.stderr.isatty() else "INFO"
            self.settings.set("LOG_LEVEL", level, priority="command")
            self.quiet = True

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        spiders = self._spiders(arguments, options)
        assert self.crawler_process is not None
        with ExitStack() as locks:
            for spider in spiders:
                locks.enter_context(portal_lock(self.data, spider.portal.name))
            if self.quiet:
                # Not earlier: the crawler process sets Scrapy's own level when it is made.
                logging.getLogger("scrapy").setLevel(logging.WARNING)
            crawlers = [self._begin(spider) for spider in spiders]
            self.crawler_process.start()
        run = [c.spider for c in crawlers if isinstance(c.spider, PortalSpider)]
        sys.stdout.write(crawl_table(run, self.data))
        return int(worst([verdict_of(c.spider) for c in crawlers]))  # type: ignore[arg-type]  # ours

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

    def _begin(self, spider: type[PortalSpider]) -> Crawler:
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler(spider)
        self.crawler_process.crawl(crawler, **self.plan_arguments)
        return crawler
