"""Log lines: whatever a portal printed into one, it stays one line of plain text."""

from __future__ import annotations

import logging
import traceback

from newsspider.text.printable import printable


class PlainRecord(logging.LogRecord):
    """A log record whose message and traceback hold no control characters of others.

    Our own, Scrapy's and Twisted's lines alike: titles, URLs, headers and error texts of portals
    get into all of them.
    """

    def getMessage(self) -> str:  # noqa: N802  # the standard library's name
        """The message on one line; the line ends that Scrapy itself puts into some are escaped too."""
        if self.exc_info and self.exc_text is None:
            told = "".join(traceback.format_exception(*self.exc_info)).rstrip("\n")
            # Its lines are ours but for the message at its end: indented, none can pass for a record.
            self.exc_text = "\n".join("  " + printable(line) for line in told.split("\n"))
        return printable(super().getMessage())


def log_plainly() -> None:
    """Have every logger of this process write such records."""
    logging.setLogRecordFactory(PlainRecord)
