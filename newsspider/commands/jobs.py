"""Jobs: crawls in processes of their own, with a time that they must keep."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from newsspider.crawl.tally import Verdict
from newsspider.store.runs import Run

# After the limit a crawl may finish its page and close the archive; then it is killed.
_GRACE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What became of one portal in a round."""

    portal: str
    state: str
    """`crawled`, `resting` (not due) or `overran` (ended at its time limit)."""
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


def run_jobs(
    names: Sequence[str], *, at_once: int, limit: float, passed: Sequence[str]
) -> list[Job]:
    """Crawl each portal in its own process, `at_once` side by side, each for `limit` seconds."""
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        return list(pool.map(lambda name: _crawl(name, limit, passed), names))


def _crawl(name: str, limit: float, passed: Sequence[str]) -> Job:
    began = time.monotonic()
    # The portal's name comes from our own modules, never from a page.
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "newsspider", "crawl", *passed, name],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    state = "crawled"
    try:
        _, said = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        state, said = "overran", _end(process)
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
