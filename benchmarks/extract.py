"""What extraction costs beside others: `python benchmarks/extract.py FOLDER [ROUNDS]`.

FOLDER holds saved pages (`*.html`, at any depth), best under folders named after their hosts:
`stc.example.vn/mot-bai.html` is read as `https://stc.example.vn/mot-bai.html`, and so the portal's
own family is used. All readers read the same pages in one process, in turns, each round in another
order; a reader's figure is its best round. What counts are the ratios, not the figures of one
machine. trafilatura and newspaper4k are left out where they are not installed
(`pip install --editable '.[bench]'`).
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import logging
import random
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree
from parsel import Selector

from newsspider import families, portals
from newsspider.errors import NotAnArticleError
from newsspider.model import Page
from newsspider.portal import Portal
from newsspider.reading import read_record

Reader = Callable[[Page], object]
_SELECTIONS = (
    "h1::text", ".title::text", ".date::text", ".content", ".content p", "#main a::attr(href)",
    "img::attr(src)", ".author::text", "ul.breadcrumb li", "meta[property='og:title']::attr(content)",
)  # fmt: skip


def pages_in(folder: Path) -> list[Page]:
    """The pages of a folder, each with the URL that its path tells."""
    found = sorted(folder.rglob("*.html"))
    return [
        Page(url=f"https://{path.relative_to(folder).as_posix()}", body=path.read_bytes())
        for path in found
    ]


def _record(page: Page, portal: Portal) -> object:
    try:
        return read_record(page, portal)
    except NotAnArticleError:
        return None


def newsspider(page: Page) -> object:
    """All fields, by the portal's family where the host or the page tells it."""
    return _record(page, portals.serving(page.url) or portals.undeclared(page.url))


def generic(page: Page) -> object:
    """All fields, without any selector."""
    return _record(page, portals.undeclared(page.url, families.load("generic")))


def lxml(page: Page) -> object:
    """Parsing alone."""
    return etree.fromstring(page.body, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def parsel(page: Page) -> object:
    """Parsing and ten selections."""
    selector = Selector(text=page.body.decode("utf-8", "replace"), huge_tree=True)
    return [selector.css(at).getall() for at in _SELECTIONS]


def _trafilatura() -> Reader:
    extract = importlib.import_module("trafilatura").bare_extraction
    return lambda page: extract(page.body.decode("utf-8", "replace"), url=page.url)


def _newspaper4k() -> Reader:
    article = importlib.import_module("newspaper").Article

    def read(page: Page) -> object:
        one = article(page.url)
        # Else it asks the portals for pictures, to know how large they are.
        one.fetch_images = lambda: None
        one.download(input_html=page.body.decode("utf-8", "replace"))
        return one.parse()

    return read


def readers() -> dict[str, Reader]:
    """The readers that can run here, by name."""
    found: dict[str, Reader] = {
        "lxml, parsing alone": lxml, "parsel, ten selections": parsel,
        "newsspider": newsspider, "newsspider, generic": generic,
    }  # fmt: skip
    for name, module, make in (
        ("trafilatura", "trafilatura", _trafilatura),
        ("newspaper4k", "newspaper", _newspaper4k),
    ):
        if importlib.util.find_spec(module) is None:
            sys.stderr.write(f"{name} is not installed and left out\n")
        else:
            found[name] = make()
    return found


def seconds(read: Reader, pages: Sequence[Page]) -> float:
    """Processor time for all pages once; what the reader before has left is not charged to it."""
    gc.collect()
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def _fresh(pages: Sequence[Page]) -> list[Page]:
    """Pages that no reader has seen: a parsed page is remembered by the page itself."""
    return [Page(url=page.url, body=page.body, charset=page.charset) for page in pages]


def main(folder: Path, rounds: int) -> int:
    """Time all readers and print a table."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = pages_in(folder)
    if not pages:
        sys.stderr.write(f"no *.html in {folder}\n")
        return 2
    best: dict[str, float] = {}
    chosen = readers()
    order = random.Random(7)
    for _ in range(rounds):
        names = list(chosen)
        order.shuffle(names)
        for name in names:
            took = seconds(chosen[name], _fresh(pages))
            best[name] = min(took, best.get(name, took))
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {size:.0f} KB, best of {rounds} rounds, one process\n")
    print(f"{'reader':<24}{'pages/s':>10}{'of lxml':>10}{'of trafilatura':>16}")
    for name in sorted(best, key=best.__getitem__):
        slow = f"{best['trafilatura'] / best[name]:.1f}×" if "trafilatura" in best else "–"
        share = best["lxml, parsing alone"] / best[name]
        print(f"{name:<24}{len(pages) / best[name]:>10.0f}{share:>10.2f}{slow:>16}")
    return 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 5))
