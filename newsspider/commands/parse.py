"""`parse`: Scrapy's, keeping nothing."""

from typing import Any, ClassVar

from scrapy.commands import parse


class Command(parse.Command):
    """Read one URL as its portal's spider would."""

    default_settings: ClassVar[dict[str, Any]] = {
        **parse.Command.default_settings,
        "NEWSSPIDER_KEEP": False,
    }

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Fetch a URL, read it with its portal, print record or links"
