"""`shell`: Scrapy's, keeping nothing."""

from typing import Any, ClassVar

from scrapy.commands import shell


class Command(shell.Command):
    """Look at a page by hand."""

    default_settings: ClassVar[dict[str, Any]] = {
        **shell.Command.default_settings,
        "NEWSSPIDER_KEEP": False,
    }

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Look at a page by hand: response, its portal's selectors"
