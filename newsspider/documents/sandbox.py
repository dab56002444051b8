"""Reads a document in a process of its own: whatever the file does, it does it there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from typing import Any

from newsspider.documents.kinds import kind_of
from newsspider.documents.outcome import DocumentText
from newsspider.documents.reader import is_read, read_document

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read at all."""
CPU_SECONDS = 30
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space of the process that reads: a bomb meets its end there, not the machine's."""
_ANSWER = 64 * 1024 * 1024
_SLOW = frozenset({-signal.SIGXCPU, -signal.SIGKILL})


def read_apart(body: bytes) -> DocumentText:
    """The text of a document, or the problem that stands in its place; within a minute, always."""
    if not is_read(kind_of(body)):
        return read_document(body)
    if len(body) > LARGEST:
        return _problem(body, "document.too_large", f"{len(body)} bytes; {LARGEST} are read")
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        question.write(body)
        question.seek(0)
        try:
            status = _run(question.fileno(), answer.fileno())
        except subprocess.TimeoutExpired:
            return _problem(body, "document.too_slow", f"not read within {2 * CPU_SECONDS} seconds")
        answer.seek(0)
        told = answer.read(_ANSWER)
    if status == 0:
        return _understood(body, told)
    if status in _SLOW:
        return _problem(body, "document.too_slow", f"not read within {CPU_SECONDS} CPU seconds")
    return _problem(
        body, "document.broken", f"its reader ended with {status} in {MEMORY >> 20} MB of memory"
    )


def _run(question: int, answer: int) -> int:
    limits = (CPU_SECONDS, MEMORY, _ANSWER)
    done = subprocess.run(  # noqa: S603 our own program, nothing of the file on its command line
        [sys.executable, "-m", "newsspider.documents.child", *map(str, limits)],
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        timeout=2 * CPU_SECONDS,
        check=False,
        env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    return done.returncode


def _understood(body: bytes, told: bytes) -> DocumentText:
    """The answer, which a file that has taken over its reader may have written."""
    try:
        found: dict[str, Any] = json.loads(told)
        return DocumentText(
            kind=kind_of(body),
            text=str(found["text"]),
            pages=None if found["pages"] is None else int(found["pages"]),
            repairs=tuple(map(str, found["repairs"])),
            problem=None if found["problem"] is None else str(found["problem"]),
            detail=None if found["detail"] is None else str(found["detail"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return _problem(body, "document.broken", f"its reader did not answer: {error!r}")


def _problem(body: bytes, code: str, detail: str) -> DocumentText:
    return DocumentText(kind=kind_of(body), problem=code, detail=detail)
