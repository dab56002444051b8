"""Locks: one crawl of a portal at a time, held by the kernel, gone with its process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsspider.errors import DataFolderError, UnderWayError


@contextmanager
def portal_lock(data: Path, portal: str) -> Iterator[None]:
    """Hold the portal for as long as the block runs.

    Raises:
        UnderWayError: another process holds it.
        DataFolderError: the lock file cannot be made.
    """
    path = data / "locks" / f"{portal}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    except OSError as error:
        raise DataFolderError(
            f"cannot write in the data folder {data}: {error.strerror}"
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    except BlockingIOError:
        holder = path.read_text(encoding="ascii", errors="replace").strip() or "?"
        raise UnderWayError(portal, holder) from None
    finally:
        os.close(handle)
