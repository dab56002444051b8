"""Crawls every odd exchange: `python odd_crawl.py DATA URL [PROXY]`; a process of its own.

In the environment, UNHEARD=1 takes Scrapy's own download handler.
"""

import os
import sys

from odd_exchanges import ENDLESS, MOST, ODD, SILENT
from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings

from newsspider import portals
from newsspider.crawl.exchange import ROLE
from newsspider.crawl.loader import spider_of
from newsspider.model import Role

data, url, *rest = sys.argv[1:]


def alternating(rows):
    """Whole answers between broken ones: five broken ones in a row end a crawl."""
    broken = [row for row in rows if row.truncated]
    whole = [row for row in rows if not row.truncated]
    pairs = zip(whole, broken, strict=False)
    return [*(row for pair in pairs for row in pair), *whole[len(broken) :]]


class OddSpider(spider_of(portals.undeclared(url))):
    """Asks for each row once."""

    async def start(self):
        for row in alternating((*ODD, ENDLESS)):
            yield self.odd(row.name, row.method, row.sent, 1.5 if row.stall else 20)
        yield self.odd(SILENT, "GET", b"", 20)

    def odd(self, name, method, body, timeout):
        meta = {ROLE: Role.OTHER, "dont_redirect": True, "dont_retry": True}
        meta["download_timeout"] = timeout
        if rest:
            meta["proxy"] = rest[0]
        return Request(
            f"{url}/{name}",
            method=method,
            body=body,
            meta=meta,
            callback=self.ended,
            errback=self.ended,
            dont_filter=True,
        )

    def ended(self, result):
        """Nothing: what counts is in the archive."""


settings = get_project_settings()
settings.setdict(
    {
        "NEWSSPIDER_DATA": data,
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_MAXSIZE": MOST,
        "ROBOTSTXT_OBEY": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
        "LOG_LEVEL": "WARNING",
    },
    priority="cmdline",
)
if os.environ.get("UNHEARD"):
    settings.set("DOWNLOAD_HANDLERS", {}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
process.crawl(OddSpider)
process.start()
