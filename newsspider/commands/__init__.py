"""What a person types: `newsspider X` anywhere, `scrapy X` in the project."""

from __future__ import annotations

import os
import sys

from newsspider import __version__

WELCOME = f"""newsspider {__version__}: what Vietnam's provincial governments published, kept.

First steps
  newsspider demo                  crawl a small portal on this machine: the whole road in a minute
  newsspider portals               which portals are known, and how they were last
  newsspider crawl NAME            crawl a portal: archive its pages, read them, store the records
  newsspider crawl any -a url=URL  crawl a site that no portal is declared for
  newsspider search WORDS          find articles and documents, with marks or without
  newsspider export                write the records as a dataset: JSONL, CSV, checksums

Later
  newsspider run                   crawl the portals that are due (for cron and systemd)
  newsspider schedule              print a systemd timer or a crontab line for that
  newsspider extract FILE --url U  read one saved page
  newsspider reextract             read the archive again, with the readers of today
  newsspider documents             read archived files (crawl --files): PDF, Word, Excel
  newsspider recover NAME --from W take from other archives what they hold of a portal
  newsspider wacz NAME             pack a portal's archive as one file that replays anywhere
  newsspider new URL               look at a site and write its module and frozen pages
  newsspider verify                read the whole archive again: is every byte as it was kept?
  newsspider freeze URL            keep a page and what it reads as, for the tests
  newsspider shell URL             look at a page; also: parse, check, list (as in Scrapy)

newsspider COMMAND -h tells more. Data go to ./data, or to the folder named by NEWSSPIDER_DATA."""


# Verdict.CUT_SHORT, which is slow to import.
_CUT_SHORT = 6


def main() -> None:
    """The `newsspider` program: Scrapy's command line with this project's settings, anywhere."""
    if len(sys.argv) == 1 or sys.argv[1] in {"-h", "--help", "help"}:
        sys.stdout.write(WELCOME + "\n")
        return
    if sys.argv[1] in {"-V", "--version", "version"}:
        sys.stdout.write(f"newsspider {__version__}\n")
        return
    os.environ["SCRAPY_SETTINGS_MODULE"] = "newsspider.settings"
    from newsspider.commands.line import (
        execute,
    )  # Scrapy is slow to import: after the cheap answers

    try:
        sys.exit(execute(sys.argv))
    except KeyboardInterrupt:  # before the crawl had begun to listen for it
        sys.exit(_CUT_SHORT)
