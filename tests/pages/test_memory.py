"""Reading goes on for ever in the same memory."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from newsspider import portals
from newsspider.errors import ReadError
from newsspider.model import Page
from newsspider.reading import read_record

FROZEN = [path.read_bytes() for path in (Path(__file__).parents[1] / "frozen").rglob("*.html")]
# Longer than any cache remembers: what keeps these keeps megabytes.
LONG = "x" * 2_000


def read_pages(first: int, count: int) -> None:
    for number in range(first, first + count):
        mark = f"{number}{LONG}".encode()
        body = FROZEN[number % len(FROZEN)]
        body = body.replace(b"<p", b"<p id='" + mark + b"' style='" + mark + b"'")
        body = body.replace(b"<a ", b"<a title='" + mark + b"' ").replace(b"</p>", mark + b"</p>")
        url = f"https://x.example.vn/{number}.html"
        try:
            read_record(Page(url, body), portals.undeclared(url))
        except ReadError:
            continue


def test_what_pages_say_is_not_kept_after_they_are_read() -> None:
    read_pages(0, 40)
    gc.collect()
    tracemalloc.start()
    read_pages(40, 10)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]

    read_pages(50, 40)

    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    # Each page brings some thirty texts of 2 KB; all of forty pages would be 2.4 MB.
    assert grown < 400_000
