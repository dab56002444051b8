"""The process that reads one document: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict


def main(seconds: int, memory: int, answer: int) -> None:
    """Read what comes, within so many CPU seconds, bytes of memory and bytes of answer."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with suppress(ValueError):  # macOS does not bound it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from newsspider.documents.reader import read_document  # what it imports is within the limits

    found = read_document(sys.stdin.buffer.read())
    json.dump(asdict(found), sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
