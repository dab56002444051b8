"""What extraction costs beside others: `python benchmarks/extract.py FOLDER [ROUNDS]`.

FOLDER holds saved pages (`*.html`, at any depth), best under folders named after their hosts:
`stc.example.vn/mot-bai.html` is read as `https://stc.example.vn/mot-bai.html`, and so the portal's
own family is used. All readers read the same pages in turns, each in a process of its own, so that
none pays for what another leaves in memory; each round is in another order, and a reader's figure is
its best round. What counts are the ratios, not the figures of one machine. trafilatura is asked for
all that it knows (text, title, author, date), and beside that for the text alone. It and newspaper4k
are left out where they are not installed (`pip install --editable '.[bench]'`).
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
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from lxml import etree
from parsel import Selector

from newsspider import families, portals
from newsspider.errors import NotAnArticleError
from newsspider.model import Page
from newsspider.portal import Portal
from newsspider.reading import read_record

Reader = Callable[[Page], object]
_WHOLE, _TEXT = "trafilatura", "trafilatura, text alone"
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


def _trafilatura(*, with_metadata: bool) -> Reader:
    extract = importlib.import_module("trafilatura").bare_extraction

    def read(page: Page) -> object:
        text = page.body.decode("utf-8", "replace")
        return extract(text, url=page.url, with_metadata=with_metadata)

    return read


def _newspaper4k() -> Reader:
    article = importlib.import_module("newspaper").Article

    def read(page: Page) -> object:
        one = article(page.url)
        # Else it asks the portals for pictures, to know how large they are.
        one.fetch_images = lambda: None
        one.download(input_html=page.body.decode("utf-8", "replace"))
        return one.parse()

    return read


_READERS: Mapping[str, Callable[[], Reader]] = {
    "lxml, parsing alone": lambda: lxml,
    "parsel, ten selections": lambda: parsel,
    "newsspider": lambda: newsspider,
    "newsspider, generic": lambda: generic,
    _WHOLE: lambda: _trafilatura(with_metadata=True),
    _TEXT: lambda: _trafilatura(with_metadata=False),
    "newspaper4k": _newspaper4k,
}
_NEEDED = {_WHOLE: "trafilatura", _TEXT: "trafilatura", "newspaper4k": "newspaper"}


def readers() -> list[str]:
    """The readers that can run here, by name."""
    found: list[str] = []
    for name in _READERS:
        if name in _NEEDED and importlib.util.find_spec(_NEEDED[name]) is None:
            sys.stderr.write(f"{name} is not installed and left out\n")
        else:
            found.append(name)
    return found


@cache
def _made(name: str) -> Reader:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    return _READERS[name]()


_pages = cache(pages_in)


def _fresh(pages: Sequence[Page]) -> list[Page]:
    """Pages that the reader has not seen: a parsed page is remembered by the page itself."""
    return [Page(url=page.url, body=page.body, charset=page.charset) for page in pages]


def seconds(name: str, folder: Path) -> float:
    """Processor time of this process in which a reader reads all pages once."""
    read, pages = _made(name), _fresh(_pages(folder))
    gc.collect()
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def best_of(rounds: int, names: Sequence[str], folder: Path) -> dict[str, float]:
    """The shortest time of each reader, each in a process of its own, in turns."""
    best: dict[str, float] = {}
    order = random.Random(7)
    with ExitStack() as stack:
        spawned = get_context("spawn")
        pools = {name: stack.enter_context(ProcessPoolExecutor(1, spawned)) for name in names}
        for _ in range(rounds):
            for name in order.sample(names, len(names)):
                took = pools[name].submit(seconds, name, folder).result()
                best[name] = min(took, best.get(name, took))
    return best


def main(folder: Path, rounds: int) -> int:
    """Time all readers and print a table."""
    pages = pages_in(folder)
    if not pages:
        sys.stderr.write(f"no *.html in {folder}\n")
        return 2
    best = best_of(rounds, readers(), folder)
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {size:.0f} KB, best of {rounds} rounds\n")
    beside = [name for name in (_WHOLE, _TEXT) if name in best]
    print(f"{'reader':<26}{'pages/s':>8}{'of lxml':>9}", *(f"  × {name}" for name in beside))
    for name in sorted(best, key=best.__getitem__):
        share = best["lxml, parsing alone"] / best[name]
        times = (f"{best[other] / best[name]:>{len(other) + 4}.1f}" for other in beside)
        print(f"{name:<26}{len(pages) / best[name]:>8.0f}{share:>9.2f}", *times)
    return 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 5))
