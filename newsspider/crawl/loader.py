"""PortalLoader: shows Scrapy each portal as a spider of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from newsspider import portals
from newsspider.crawl.declared import settings_of
from newsspider.crawl.spider import PortalSpider
from newsspider.errors import UnknownPortalError

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.settings import BaseSettings

    from newsspider.portal import Portal


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


def spider_of(portal: Portal) -> type[PortalSpider]:
    """The spider class of a portal, for Scrapy, which knows spiders by class."""
    members: dict[str, Any] = {
        "name": portal.name,
        "portal": portal,
        "allowed_domains": [h for h in (urlsplit(portal.home).hostname, *portal.hosts) if h],
        "__module__": PortalSpider.__module__,
        "__doc__": portal.family.name,
    }
    members["custom_settings"] = settings_of(portal)
    return type(f"{portal.name.title().replace('_', '')}Spider", (PortalSpider,), members)
