"""What newsspider's own commands share: errors in one line, honest exit statuses."""

from __future__ import annotations

import argparse
import os
import sys
from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from newsspider.commands.logs import log_plainly
from newsspider.crawl.tally import Verdict
from newsspider.errors import (
    DataFolderError,
    DiskError,
    NewsspiderError,
    StoreError,
    UnderWayError,
    UsageError,
)
from newsspider.text.printable import printable

if TYPE_CHECKING:
    from scrapy.settings import Settings


class Speaking:
    """Mixed into a ScrapyCommand: `act` does the work, `run` speaks of what went wrong."""

    requires_project = False
    requires_crawler_process = False
    settings: Settings | None
    exitcode: int

    @abstractmethod
    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        """Do what was asked; the exit status."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's entry: runs `act`, and says an error in one line on standard error."""
        log_plainly()
        # What is kept is the operator's and the group's to read, and the operator's to write.
        os.umask(os.umask(0o077) | 0o027)
        try:
            unknown = [a for a in args if a.startswith("-") and a != "-"]
            if unknown:
                raise UsageError(f"unknown option {unknown[0]}")
            self.exitcode = self.act(args, opts)
        except UsageError as error:
            self.fail(error, Verdict.WRONG_USE)
        except UnderWayError as error:
            self.fail(error, Verdict.UNDER_WAY)
        except (DataFolderError, DiskError, StoreError) as error:
            self.fail(error, Verdict.NOT_KEPT)
        except NewsspiderError as error:
            self.fail(error, 1)
        except BrokenPipeError:
            # The reader of our output (head, less) has seen enough.
            sys.stderr.close()

    def fail(self, error: NewsspiderError, status: int) -> None:
        """Say what went wrong and set the exit status."""
        sys.stderr.write(f"newsspider: {printable(str(error))}\n")
        self.exitcode = int(status)

    @property
    def data(self) -> Path:
        """The data folder, from the setting NEWSSPIDER_DATA."""
        assert self.settings is not None
        return Path(self.settings["NEWSSPIDER_DATA"])


class Looking(Speaking):
    """Mixed into a ScrapyCommand that fetches a few pages and keeps none of them."""

    requires_crawler_process = True

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's entry for options: nothing is kept, and only errors are logged."""
        super().process_options(args, opts)  # type: ignore[misc]  # of the ScrapyCommand mixed with
        assert self.settings is not None
        self.settings.set("NEWSSPIDER_KEEP", False, priority="command")
        self.settings.set("LOG_LEVEL", opts.loglevel or "ERROR", priority="cmdline")
