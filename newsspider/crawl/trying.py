"""What `scrapy parse` shows and `scrapy check` tries: one page, read and not kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request, Spider

from newsspider.crawl.exchange import page_of
from newsspider.errors import NotAnArticleError
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record

if TYPE_CHECKING:
    from scrapy.http import Response

log = logging.getLogger("newsspider.crawl")


class TryingSpider(Spider):
    """A spider whose portal's pages can be looked at one by one."""

    portal: ClassVar[Portal]

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What `scrapy parse URL` shows: the record of an article, or the links of a listing."""
        del kwargs
        readings = list(self.check_sample(response))
        yield from readings or self.check_section(response)

    def check_section(self, response: Response) -> Iterator[Request]:
        """The articles that the portal's first section names.

        @section
        """
        page = page_of(response, datetime.now(UTC))
        for card in self.portal.read_listing(page).cards:
            yield Request(card.url, callback=self.parse)

    def check_sample(self, response: Response) -> Iterator[Reading]:
        """The record of the portal's sample.

        @sample
        """
        page = page_of(response, datetime.now(UTC))
        try:
            yield Reading(record=read_record(page, self.portal), seen_at=datetime.now(UTC))
        except NotAnArticleError as error:
            log.warning("%s", error)
