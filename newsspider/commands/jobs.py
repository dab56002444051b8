"""Jobs: crawls in processes of their own, with a time that they must keep."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

from newsspider.commands.table import table
from newsspider.crawl.tally import Verdict, worst
from newsspider.store.runs import Run

LIMIT = 3 * 3600.0
"""Seconds that a portal's crawl may take."""

_STOP = (signal.SIGINT, signal.SIGTERM)
# After the limit a crawl may finish its page and close the archive; then it is killed.
_GRACE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What became of one portal in a round."""

    portal: str
    state: str
    """`crawled`, `resting` (not due), `overran` (ended at its time limit) or `not begun`."""
    status: int | None = None
    """Exit status of the crawl; None for one that was not started."""
    verdict: str | None = None
    seconds: float = 0.0
    new: int = 0
    changed: int = 0
    problems: int = 0
    error: str | None = None
    """The last line that a failed crawl said."""

    @classmethod
    def resting(cls, portal: str) -> Job:
        """A portal that is not due."""
        return cls(portal=portal, state="resting")

    def counted(self, run: Run | None) -> Job:
        """The job with the counts that the crawl has stored."""
        if run is None or run.ended is None:
            return self
        counts = run.counts
        return replace(self, new=counts.new, changed=counts.changed, problems=counts.problems)

    def row(self) -> tuple[object, ...]:
        """A row for people."""
        seconds = f"{self.seconds:.0f}" if self.status is not None else "–"
        verdict = self.verdict or "–"
        return (self.portal, self.state, verdict, seconds, self.new, self.changed, self.problems)


class Jobs:
    """Crawls each portal in a process of its own, `at_once` side by side, each for `limit` seconds.

    SIGINT and SIGTERM end the round: the crawls finish the page in hand, no other is begun; a
    second one kills them, which loses nothing either.
    """

    def __init__(self, *, at_once: int, limit: float, passed: Sequence[str]) -> None:
        self._at_once = at_once
        self._limit = limit
        self._passed = passed
        self._running: set[subprocess.Popen[str]] = set()
        self._signals = 0

    def run(self, names: Sequence[str]) -> list[Job]:
        """Crawl them; what became of each, in their order."""
        before = {each: signal.signal(each, self._stop) for each in _STOP}
        try:
            with ThreadPoolExecutor(max_workers=self._at_once) as pool:
                return list(pool.map(self._crawl, names))
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._signals += 1
        for process in tuple(self._running):
            process.send_signal(signal.SIGTERM if self._signals == 1 else signal.SIGKILL)

    def _crawl(self, name: str) -> Job:
        if self._signals:
            return Job(portal=name, state="not begun", status=int(Verdict.CUT_SHORT))
        began = time.monotonic()
        process = self._begun(name)
        state = "crawled"
        try:
            _, said = process.communicate(timeout=self._limit)
        except subprocess.TimeoutExpired:
            state, said = "overran", _end(process)
        finally:
            self._running.discard(process)
        status = _status(process.returncode) if state == "crawled" else int(Verdict.CUT_SHORT)
        sys.stderr.write(said)
        lines = [line for line in said.splitlines() if line.strip()]
        return Job(
            portal=name,
            state=state,
            status=status,
            verdict=Verdict(status).words,
            seconds=round(time.monotonic() - began, 1),
            error=lines[-1] if status and lines else None,
        )

    def _begun(self, name: str) -> subprocess.Popen[str]:
        # The portal's name comes from our own modules, never from a page.
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "newsspider", "crawl", *self._passed, name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            # A terminal's Ctrl-C would reach them beside ours: two signals, and so an end at once.
            start_new_session=True,
        )
        self._running.add(process)
        if self._signals:  # one that came before the process was noted
            process.send_signal(signal.SIGTERM)
        return process


def _end(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGTERM)
    try:
        return process.communicate(timeout=_GRACE)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[1]


def _status(returned: int) -> int:
    """The verdict behind an exit status; a crash or a kill is a run cut short."""
    return returned if returned in {int(v) for v in Verdict} else int(Verdict.CUT_SHORT)


_HEAD = ("portal", "state", "verdict", "seconds", "new", "changed", "problems")


def jobs_table(jobs: Sequence[Job]) -> str:
    """What became of each portal, for people."""
    return table(_HEAD, [job.row() for job in sorted(jobs, key=lambda job: job.portal)])


def status_of(jobs: Sequence[Job]) -> Verdict:
    """The gravest verdict of those that were to be crawled."""
    return worst([Verdict(job.status) for job in jobs if job.status is not None])


def passed_on(options: argparse.Namespace, data: Path) -> list[str]:
    """The settings that each crawl is given too."""
    settings = [*options.set, f"NEWSSPIDER_DATA={data}"]
    return [part for value in settings for part in ("-s", value)]


def at_least_one(text: str) -> int:
    """A number of processes, as typed."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def seconds(text: str) -> float:
    """A span of time, as typed."""
    try:
        span = float(text)
    except ValueError:
        span = 0.0
    if not 0 < span < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return span
