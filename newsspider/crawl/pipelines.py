"""KeepPipeline: hands each reading to the keeper; no logic of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from newsspider.crawl.spider import PortalSpider
from newsspider.reading import Reading

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class KeepPipeline:
    """Stores readings in the database and the journal."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline of one crawl."""
        return cls(crawler)

    def process_item(self, item: Reading) -> Reading:
        """Store one reading."""
        spider = self.crawler.spider
        assert isinstance(spider, PortalSpider)
        if spider.keeper is not None:
            spider.save(item)
        return item
