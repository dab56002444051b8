"""Whether memory stays flat: `python benchmarks/memory.py FOLDER [PAGES]`.

Reads the pages of FOLDER (as benchmarks/extract.py does) again and again until PAGES (10,000) are
read, each time with other addresses, words, ids and styles, so that whatever is remembered meets
what it has not seen. Prints the resident memory after a tenth, a half and all of them; the exit
status is 1 where the second half of the pages makes it grow by more than a twentieth.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract import newsspider, pages_in

from newsspider.model import Page

_ALLOWED = 1.05
_PAGES = 10_000


def variant(page: Page, number: int) -> Page:
    """The page with words, ids, styles and address of its own."""
    mark = str(number).encode()
    body = page.body
    for old, new in (
        (b"</p>", b" so " + mark + b"</p>"), (b"</a>", b" " + mark + b"</a>"),
        (b"<p>", b"<p id='p" + mark + b"' style='margin:" + mark + b"px'>"),
        (b"<li>", b"<li class='li" + mark + b"'>"), (b"</td>", b" " + mark + b"</td>"),
    ):  # fmt: skip
        body = body.replace(old, new)
    return Page(url=f"{page.url}?so={number}", body=body)


def variants(pages: Sequence[Page], count: int) -> Iterator[Page]:
    """`count` pages, no two alike."""
    return (variant(pages[n % len(pages)], n) for n in range(count))


def resident() -> float:
    """Resident memory of this process, MB; read from /proc, so on Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main(folder: Path, count: int) -> int:
    """Read, and print what is held."""
    pages = pages_in(folder)
    if not pages:
        sys.stderr.write(f"no *.html in {folder}\n")
        return 2
    held: dict[int, float] = {}
    for number, page in enumerate(variants(pages, count), 1):
        newsspider(page)
        if number in {count // 10, count // 2, count}:
            held[number] = resident()
            print(f"{number:>7} pages {held[number]:>8.1f} MB", flush=True)
    grown = held[count] / held[count // 2]
    print(f"grown to {grown:.3f} of what was held after half of them")
    return 0 if grown <= _ALLOWED else 1


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else _PAGES))
