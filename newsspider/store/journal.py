"""The journal: a JSON line for each new or changed record, appended, never rewritten."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from newsspider.errors import DataFolderError
from newsspider.model import Capture, Record
from newsspider.store.record_json import record_row


class Journal:
    """`journal/<portal>.jsonl`; made at the first line, a torn last line cut off before it."""

    def __init__(self, data: Path, portal: str) -> None:
        self.path = data / "journal" / f"{portal}.jsonl"
        self._handle: int | None = None

    def append(
        self, record: Record, *, outcome: str, capture: Capture | None, seen_at: datetime
    ) -> None:
        """Write one line, in one write.

        Raises:
            DataFolderError: the disk refused.
        """
        place = (
            {"file": capture.file, "offset": capture.offset, "digest": capture.digest}
            if capture
            else None
        )
        line = {"outcome": str(outcome), "seen_at": seen_at.isoformat(), "capture": place}
        data = (json.dumps({**line, **record_row(record)}, ensure_ascii=False) + "\n").encode(
            "utf-8", "replace"
        )
        try:
            if self._handle is None:
                self._handle = self._open()
            os.write(self._handle, data)
        except OSError as error:
            raise DataFolderError(f"cannot write {self.path}: {error.strerror}") from error

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _open(self) -> int:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        handle = os.open(self.path, flags, 0o640)
        os.ftruncate(handle, _whole(handle))
        return handle


def _whole(handle: int) -> int:
    """Bytes up to the last line end: a kill may have left half a line behind it."""
    end = os.fstat(handle).st_size
    while end > 0:
        start = max(0, end - 65536)
        found = os.pread(handle, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
