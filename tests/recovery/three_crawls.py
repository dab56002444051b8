"""Three crawls of the demo portal, a month apart, as another archive would hold them.

`three_crawls.py FOLDER ARCHIVE`: crawls into FOLDER, rewrites what was archived under the dates of
ARCHIVE/day<n>.warc.gz (the same entity again is a revisit there), then lets newsspider crawl the
portal once more into FOLDER/data, as our own visit. The portal is gone when it ends. Prints its
address.
"""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsspider.archive.digests import digest
from newsspider.archive.reader import archive_files, captures
from newsspider.archive.writer import WarcWriter
from newsspider.demo import serve

DAYS = tuple(datetime(2026, month, 1, tzinfo=UTC) for month in (4, 5, 6))
ARTICLES = 18


def crawl(data, url, *words):
    environment = {**os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": url}
    subprocess.run(
        [sys.executable, "-m", "newsspider", "crawl", "demo", *words], env=environment, check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def rewrite(data, to, day, known):
    """Write a crawl under the date of `day`; the IDs of one WARC name captures of others."""
    with WarcWriter(
        to.parent, "demo", software="three_crawls", operator=None, user_agent=None
    ) as out:
        first = None
        for path in archive_files(data, "demo"):
            for _, fetch in captures(path):
                first = first or fetch.fetched_at
                fetch = replace(fetch, fetched_at=day + (fetch.fetched_at - first))
                name = (fetch.url, digest(fetch.response_body))
                if name in known and fetch.status == 200:
                    out.write_revisit(fetch, known[name])
                else:
                    known[name] = out.write(fetch)
    [written] = archive_files(to.parent, "demo")
    written.rename(to)


def main():
    folder, archive = map(Path, sys.argv[1:])
    archive.mkdir(parents=True)
    known = {}
    with serve() as portal:
        for number, day in enumerate(DAYS, 1):
            data = folder / f"day{number}"
            crawl(data, portal.url, "-a", f"limit={ARTICLES}")
            rewrite(data, archive / f"day{number}.warc.gz", day, known)
            portal.advance()
        crawl(folder / "data", portal.url, "-a", f"limit={ARTICLES}")
    with suppress(OSError):
        (archive / "archive" / "demo").rmdir()
        (archive / "archive").rmdir()
    sys.stdout.write(portal.url + "\n")


main()
