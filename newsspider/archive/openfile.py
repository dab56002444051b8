"""A WARC file under way: one process holds it, and it always ends after a whole member."""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from newsspider.errors import DiskError

OPEN = ".open"
"""What the name of a file ends with while a process may still write to it."""

_GZIP, _LEVEL = 31, 6  # level 6: 97 % of level 9's gain for 27 % of its time


def member(record: bytes) -> bytes:
    """A record as a gzip member of its own."""
    return zlib.compress(record, _LEVEL, _GZIP)


class OpenFile:
    """The file being written, locked as long as its writer lives.

    Raises:
        DiskError: it cannot be made; nothing is left behind.
    """

    def __init__(self, path: Path, first: bytes) -> None:
        self.path = path
        """Its final name; on disk it bears `.open` after it."""
        self.size = 0
        """Bytes of whole members; where the next one starts."""
        self._under_way = path.with_name(path.name + OPEN)
        self._whole = True
        self._fd = self._made()
        try:
            self.append([first])
            sync_folder(path.parent)
        except BaseException:
            self._under_way.unlink(missing_ok=True)
            os.close(self._fd)
            raise

    def append(self, members: Sequence[bytes]) -> int:
        """Write members that belong together, all or none; the offset of the first.

        Raises:
            DiskError: the disk refused; the file ends where it ended before.
        """
        if not self._whole:
            raise DiskError(f"{self._under_way} ends in a torn record and cannot be written on")
        start, done = self.size, False
        try:
            for each in members:
                self._write(each)
            done = True
        except OSError as error:
            raise DiskError(f"cannot write {self._under_way}: {error.strerror}") from error
        finally:
            if not done:  # also when a signal's exception came between two writes
                self._cut(start)
        return start

    def sync(self) -> None:
        """Have all that was written on disk before returning."""
        self.syncing()()

    def syncing(self) -> Callable[[], None]:
        """What puts all that was written so far on disk; in any thread, the file closed or not."""
        fd, name = os.dup(self._fd), self._under_way

        def sync() -> None:
            try:
                os.fdatasync(fd)
            except OSError as error:
                raise DiskError(f"cannot sync {name}: {error.strerror}") from error
            finally:
                os.close(fd)

        return sync

    def close(self) -> None:
        """Sync, give the file its final name, let go of it."""
        try:
            self.sync()
            if self._whole:
                self._under_way.rename(self.path)
                sync_folder(self.path.parent)
        except OSError as error:
            raise DiskError(f"cannot close {self._under_way}: {error.strerror}") from error
        finally:
            os.close(self._fd)

    def _made(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
        try:
            fd = os.open(self._under_way, flags, 0o640)
            # Recovery may have come between these two lines and taken the empty file away.
            if not locked(fd) or not names(self._under_way, fd):
                os.close(fd)
                raise DiskError(f"another process took {self._under_way}")
        except OSError as error:
            raise DiskError(f"cannot make {self._under_way}: {error.strerror}") from error
        return fd

    def _write(self, data: bytes) -> None:
        written = os.write(self._fd, data)
        while written < len(data):
            written += os.write(self._fd, data[written:])
        self.size += len(data)

    def _cut(self, end: int) -> None:
        self.size = end
        try:
            os.ftruncate(self._fd, end)
        except OSError:
            self._whole = False  # keeps `.open`: recovery cuts it


def locked(fd: int) -> bool:
    """Whether the lock of an open file could be had; it goes when the process ends, however."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def names(path: Path, fd: int) -> bool:
    """Whether `path` still is the file that `fd` is open on."""
    try:
        return os.path.samestat(path.stat(), os.fstat(fd))
    except FileNotFoundError:
        return False


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on disk: a new or renamed file survives a power cut."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
