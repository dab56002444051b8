"""After a crash: WARC files whose writer died are cut to what is whole, and named as finished."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsspider.archive.members import Member
from newsspider.archive.openfile import OPEN, locked, names, sync_folder
from newsspider.archive.resync import own_member_after
from newsspider.errors import DamagedRecordError, DiskError


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What was done with one file that a dead process left."""

    file: Path
    """Its name now; the file is gone where nothing in it was whole."""
    kept: int
    """Bytes of the file that stay."""
    lost: int
    """Bytes cut off behind the last whole record; 0 where it had only not been closed."""
    damaged: int
    """Bytes before that which cannot be read; they stay where they are, as do the offsets."""


def recover(folder: Path) -> tuple[Recovery, ...]:
    """Mend what dead processes left in `folder` and below; files of living ones are left alone.

    Raises:
        DiskError: a file cannot be read, cut or renamed.
    """
    found = (_recovered(path) for path in sorted(folder.rglob(f"*.warc.gz{OPEN}")))
    return tuple(each for each in found if each is not None)


def _recovered(path: Path) -> Recovery | None:
    try:
        with path.open("r+b") as file:
            if not locked(file.fileno()) or not names(path, file.fileno()):
                return None
            return _mended(path, file)
    except FileNotFoundError:
        return None  # another process was quicker
    except OSError as error:
        raise DiskError(f"cannot recover {path}: {error.strerror}") from error


def _mended(path: Path, file: BinaryIO) -> Recovery:
    size = file.seek(0, os.SEEK_END)
    kept, damaged = _whole(file, size)
    final = path.with_name(path.name.removesuffix(OPEN))
    if final.exists():
        raise DiskError(f"cannot recover {path}: {final.name} is there already")
    file.truncate(kept)
    os.fsync(file.fileno())
    if kept:
        path.rename(final)
    else:
        path.unlink()
    sync_folder(path.parent)
    return Recovery(file=final, kept=kept, lost=size - kept, damaged=damaged)


def _whole(file: BinaryIO, size: int) -> tuple[int, int]:
    """Where the last whole member ends, and how many bytes before it are damaged."""
    kept = damaged = 0
    offset: int | None = 0
    while offset is not None and offset < size:
        member = Member(file, offset)
        try:
            member.require_gzip()
            kept = offset = member.drain()
        except DamagedRecordError:
            offset = own_member_after(file, offset)
            damaged += offset - kept if offset is not None else 0
    return kept, damaged
