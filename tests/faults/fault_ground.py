"""A portal to crawl under faults, and what an unbroken crawl of it leaves behind."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

from newsspider.archive.reader import archive_files
from newsspider.commands.verify import Verification
from newsspider.demo.server import DemoPortal
from newsspider.store.database import open_store

ENDED_WELL, CUT_SHORT, NOT_KEPT, UNDER_WAY = 0, 6, 7, 8
_SECONDS = 120


@dataclass(frozen=True)
class Kept:
    """What a data folder holds of a portal, without what the hour and the chance of a crawl add."""

    articles: Counter[tuple[object, ...]]
    revisions: Counter[tuple[object, ...]]
    pages: Counter[tuple[object, ...]]
    """Whole answers to article URLs: each URL, status, digest as often as it was captured."""
    others: frozenset[tuple[object, ...]]
    """The same of listings, which every run asks anew: how often does not count."""
    journal: Counter[tuple[object, ...]]

    def unlike(self, whole: Kept) -> list[str]:
        """What is lost or doubled beside an unbroken crawl."""
        wrong = []
        for field in fields(self):
            found, wanted = Counter(getattr(self, field.name)), Counter(getattr(whole, field.name))
            wrong += [f"{field.name}: lost {row}" for row in wanted - found]
            wrong += [f"{field.name}: doubled {row}" for row in found - wanted]
        return wrong


class Ground:
    """One portal under way, crawled by processes that can be killed."""

    def __init__(self, portal: DemoPortal, name: str = "demo") -> None:
        self.portal = portal
        self.name = name

    def start(self, data: Path, **options: object) -> subprocess.Popen[str]:
        """A crawl in a process of its own."""
        environment = {
            **os.environ,
            "NEWSSPIDER_DATA": str(data),
            "NEWSSPIDER_DEMO": self.portal.url if self.name == "demo" else "http://127.0.0.1:1",
        }
        words = ["demo"] if self.name == "demo" else ["any", "-a", f"url={self.portal.url}/"]
        return subprocess.Popen(
            [sys.executable, "-m", "newsspider", "crawl", *words, "-s", "DOWNLOAD_DELAY=0"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options,
        )  # fmt: skip

    def crawl(self, data: Path, **options: object) -> tuple[int, str]:
        """A crawl to its end: its exit status, and what it said."""
        process = self.start(data, **options)
        said, _ = process.communicate(timeout=_SECONDS)
        return process.returncode, said

    def interrupt(
        self, process: subprocess.Popen[str], requests: int, wait: float, by: int = signal.SIGKILL
    ) -> bool:
        """Send a signal `wait` seconds after so many requests; False where the crawl was quicker."""
        before = len(self.portal.requests)
        until = time.monotonic() + _SECONDS
        while len(self.portal.requests) - before < requests and process.poll() is None:
            assert time.monotonic() < until, "the crawl stands still"
            time.sleep(0.001)
        time.sleep(wait)
        quicker = process.poll() is not None
        process.send_signal(by)
        if by == signal.SIGKILL:
            process.communicate(timeout=_SECONDS)
        return not quicker

    def kill_somewhere(self, data: Path, chance: random.Random, most: int) -> tuple[int, float]:
        """kill -9 a crawl at a moment of chance: while it starts, crawls or closes; the moment."""
        while True:
            phase = chance.choice(("start", "crawl", "crawl", "crawl", "close"))
            requests = {"start": 0, "crawl": chance.randint(1, most), "close": most}[phase]
            wait = chance.uniform(0, {"start": 1.2, "crawl": 0.06, "close": 0.3}[phase])
            if self.interrupt(self.start(data), requests, wait):
                return requests, wait

    def kept(self, data: Path) -> Kept:
        """What is in the data folder now."""
        db = sqlite3.connect(data / "newsspider.db")
        found = Kept(
            articles=Counter(db.execute(_ARTICLES, (self.name,))),
            revisions=Counter(db.execute(_REVISIONS, (self.name,))),
            pages=Counter(db.execute(_PAGES, (self.name,))),
            others=frozenset(db.execute(_OTHERS, (self.name,))),
            journal=Counter(
                (line["key"], line["outcome"], line["title"])
                for line in map(json.loads, self._journal(data).splitlines())
            ),
        )
        db.close()
        return found

    def _journal(self, data: Path) -> str:
        return (data / "journal" / f"{self.name}.jsonl").read_text(encoding="utf-8")

    def faults(self, data: Path) -> list[str]:
        """What is wrong in a data folder whose crawl has ended."""
        files = archive_files(data, self.name)
        store = open_store(data)
        check = Verification(data, self.name, store)
        wrong = [f"{fault.file}, byte {fault.offset}: {fault.what}" for fault in check.faults()]
        store.close()
        wrong += [f"{path} was left open" for path in files if path.name.endswith(".open")]
        if subprocess.run(["gzip", "-t", *files], check=False).returncode:
            wrong.append("gzip -t")
        db = sqlite3.connect(data / "newsspider.db")
        undone = db.execute(_UNDONE, (self.name,)).fetchall()
        db.close()
        return wrong + [f"left in the frontier: {row}" for row in undone]

    def asked(self) -> Counter[str]:
        """How often each article was asked for."""
        paths = {article.path for article in self.portal.articles()}
        return Counter(path for path in self.portal.requests if path in paths)


_ARTICLES = """select key, url, title, lead, category, author, source, published, views, status,
  revision, digest from articles where portal = ?"""
_REVISIONS = """select a.key, r.number, r.digest, r.title, r.body, r.seen_count
  from revisions r join articles a on a.id = r.article_id where a.portal = ?"""
_PAGES = """select url, status, digest from captures
  where portal = ? and role = 'article' and status = 200 and truncated is null"""
_OTHERS = """select url, status, digest from captures
  where portal = ? and role = 'listing' and status = 200 and truncated is null"""
_UNDONE = "select url, state from frontier where portal = ? and state <> 'done'"


def warcio_check(folders: list[Path]) -> str:
    """What `warcio check` says of all WARC files below the folders; nothing where all is well."""
    files = [str(path) for folder in folders for path in folder.glob("**/*.warc.gz")]
    check = [sys.executable, "-m", "warcio.cli", "check", *files]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr if run.returncode else ""
