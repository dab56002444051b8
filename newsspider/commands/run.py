"""`run`: crawl the portals that are due, each in a process of its own; for cron and systemd."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import portals
from newsspider.commands.jobs import (
    LIMIT,
    Job,
    Jobs,
    at_least_one,
    jobs_table,
    passed_on,
    seconds,
    status_of,
)
from newsspider.commands.speaking import Speaking
from newsspider.crawl.tally import Verdict
from newsspider.errors import DataFolderError
from newsspider.portal import Portal
from newsspider.store.database import open_store


class Command(Speaking, ScrapyCommand):
    """One round over the portals."""

    def syntax(self) -> str:
        return "[options] [PORTAL ...]"

    def short_desc(self) -> str:
        return "Crawl the portals that are due, each in its own process (for cron, systemd)"

    def long_desc(self) -> str:
        return (
            "Crawl those of the named portals (or of all) whose cadence says that they are due, "
            "each in a process of its own with a hard time limit. Exit status: the gravest of the "
            "crawls' own; 0 when nothing was due."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-j", type=at_least_one, default=2, metavar="N", help="portals at a time; 2"
        )
        parser.add_argument(
            "--limit",
            type=seconds,
            default=LIMIT,
            metavar="SECONDS",
            help="per portal; default 3 h",
        )
        parser.add_argument("--summary", metavar="FILE", help="write what was done, as JSON")
        parser.add_argument(
            "--files", action="store_true", help="archive the files of articles too"
        )
        parser.add_argument("--now", action="store_true", help="crawl them whether due or not")

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        started = datetime.now(UTC)
        asked = [portals.load(name) for name in arguments] or [
            p for p in map(portals.load, portals.names()) if not p.private
        ]
        store = open_store(self.data)
        due: list[str] = []
        resting: list[str] = []
        for portal in asked:
            ready = options.now or is_due(portal, store.last_start(portal.name), started)
            (due if ready else resting).append(portal.name)
        passed = passed_on(options, self.data) + (["--files"] if options.files else [])
        jobs = Jobs(at_once=options.j, limit=options.limit, passed=passed).run(due)
        jobs = [j.counted(store.last_run(j.portal)) for j in jobs] + [
            Job.resting(n) for n in resting
        ]
        status = status_of(jobs)
        if options.summary:
            write_summary(Path(options.summary), started, jobs, status)
        sys.stdout.write(jobs_table(jobs))
        return int(status)


def is_due(portal: Portal, last: datetime | None, now: datetime) -> bool:
    """Whether a portal's cadence asks for a crawl now; a tenth early is as good as late."""
    return last is None or now - last >= portal.cadence * 0.9


def write_summary(path: Path, started: datetime, jobs: list[Job], status: Verdict) -> None:
    """Write the round as JSON, whole or not at all."""
    summary = {
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "status": int(status),
        "verdict": status.words,
        "portals": [asdict(job) for job in jobs],
    }
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise DataFolderError(f"cannot write the summary {path}: {error.strerror}") from error
