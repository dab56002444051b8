"""PortalLoader: shows Scrapy each portal as a spider of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from newsspider import portals
from newsspider.crawl.spider import PortalSpider, spider_of
from newsspider.errors import UnknownPortalError

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.settings import BaseSettings


class PortalLoader:
    """The spiders of a project: the portals that are declared."""

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The loader; portals are declared in code, so no setting is read."""
        del settings
        return cls()

    def load(self, spider_name: str) -> type[PortalSpider]:
        """The spider class of the portal with this name.

        Raises:
            KeyError: no portal has this name (what Scrapy expects).
        """
        try:
            return spider_of(portals.load(spider_name))
        except UnknownPortalError as error:
            raise KeyError(str(error)) from None

    def list(self) -> Any:
        """The names of all declared portals, sorted."""
        return list(portals.names())

    def find_by_request(self, request: Request) -> Any:
        """The portal whose host a request asks, by name; none where none is declared."""
        portal = portals.serving(request.url)
        return [portal.name] if portal else []
