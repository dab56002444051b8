"""Pace: how often a service is asked, by its own rules, over all runs on this machine."""

from __future__ import annotations

import fcntl
import json
import time
from collections.abc import Callable
from pathlib import Path

from newsspider.errors import DataFolderError

Clock = Callable[[], float]
Sleep = Callable[[float], None]


class Pace:
    """Spaces requests to one service; what it was told to wait is kept on disk.

    Several processes share one pace: each takes the next free moment under a lock.
    """

    def __init__(
        self, path: Path, per_minute: float, *, clock: Clock = time.time, sleep: Sleep = time.sleep
    ) -> None:
        self.path = path
        self.gap = 60.0 / per_minute
        """Seconds between two requests."""
        self._clock = clock
        self._sleep = sleep

    def wait(self) -> None:
        """Return when the next request may be sent.

        Raises:
            DataFolderError: the pace cannot be kept on disk.
        """
        self._sleep(max(0.0, self._take() - self._clock()))

    def hold(self, seconds: float) -> None:
        """Send nothing for so many seconds, whoever asks."""
        self._change(lambda free, now: (max(free, now + seconds), 0.0))

    def _take(self) -> float:
        """The moment that is this request's own."""
        return self._change(lambda free, now: (max(free, now) + self.gap, max(free, now)))

    def _change(self, change: Callable[[float, float], tuple[float, float]]) -> float:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+", encoding="ascii") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                file.seek(0)
                free, taken = change(_read(file.read()), self._clock())
                file.truncate(0)
                file.write(json.dumps({"free": free}))
        except OSError as error:
            raise DataFolderError(
                f"cannot keep the pace in {self.path}: {error.strerror}"
            ) from error
        return taken


def _read(text: str) -> float:
    """When the service is free; a file that says nothing says now."""
    try:
        said = json.loads(text)
    except ValueError:
        return 0.0
    free = said.get("free") if isinstance(said, dict) else None
    return float(free) if isinstance(free, int | float) else 0.0
