"""The lock of a portal: one process at a time keeps it, by the kernel's word, gone with it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType

from newsspider.errors import DataFolderError, UnderWayError


class PortalLock:
    """Taken when it is made; who holds it may take what a dead process had leased.

    Raises:
        UnderWayError: another process holds it.
        DataFolderError: the lock file cannot be made.
    """

    def __init__(self, data: Path, portal: str) -> None:
        self._path = data / "locks" / f"{portal}.lock"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        except OSError as error:
            raise DataFolderError(
                f"cannot write in the data folder {data}: {error.strerror}"
            ) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._handle)
            raise UnderWayError(portal, self._holder()) from None
        self._sign()

    def __enter__(self) -> PortalLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let others have it. Safe to call twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _holder(self) -> str:
        return self._path.read_text(encoding="ascii", errors="replace").strip() or "?"

    def _sign(self) -> None:
        """Write who holds it, for people; on a full disk the lock holds all the same."""
        try:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)
        except OSError:
            return
