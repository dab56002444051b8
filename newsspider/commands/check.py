"""`check`: asks each portal for its first section and its sample, and whether they still read."""

from typing import Any, ClassVar

from scrapy.commands import check


class Command(check.Command):
    """Scrapy's contracts, with the portals' own URLs."""

    default_settings: ClassVar[dict[str, Any]] = {
        **check.Command.default_settings,
        "NEWSSPIDER_KEEP": False,
    }

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Fetch each portal's first section and sample: do they still read?"
