"""Pagination: where a listing goes on, by the number in its links, whatever its words say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from newsspider.text.unicode import fold

_NUMBER = re.compile(
    r"(?:/|[?&;])(?:page|p|trang|pageindex|pageno|pagenumber|(?:\w{1,80}_)?cur|paged)[=/_-]?(?P<n>\d{1,5})(?:[/&.?]|$)",
    re.IGNORECASE,
)
_DIGITS = 4
# "Trang tiếp theo": what stands among the numbers.
_WORD = 16
# More numbers than that are a calendar.
_MOST_PAGES = 20
_ONWARD = frozenset(
    {
        "trang sau",
        "trang tiep",
        "tiep",
        "tiep theo",
        "tiep >",
        "sau",
        "next",
        "older",
        "»",
        "›",
        ">",
        ">>",
        "xem them",
    }
)


def page_number(url: str) -> int:
    """Which page of its listing a URL names; 1 where it names none."""
    found = _NUMBER.search(url)
    return int(found["n"]) if found else 1


def next_page(url: str, links: Sequence[tuple[str, str]], declared: str | None) -> str | None:
    """The next page of the listing at `url`: declared, or linked by its number, or by a word.

    A number is trusted before a word: themes exist whose "before" leads onward.
    """
    here = page_number(url)
    if declared and declared != url:
        # A parameter of any name may count pages, where a page is declared to be the next.
        unnumbered = not _NUMBER.search(declared) and not _NUMBER.search(url)
        if unnumbered or page_number(declared) > here:
            return declared
    if numbered := _after_current(url, links):
        return numbered
    stem = _stem(url)
    for target, _ in links:
        if page_number(target) == here + 1 and _stem(target) == stem:
            return target
    for target, text in links:
        if fold(text) in _ONWARD and target != url and page_number(target) > here:
            return target
    return None


def _after_current(url: str, links: Sequence[tuple[str, str]]) -> str | None:
    """The link behind the one number of a pager that is no link: the page that is shown.

    What counts is what a reader sees: addresses count from nought, or by articles.
    """
    for pages in _pagers(url, links):
        gaps = (n for n in pages if n + 1 not in pages and n + 2 in pages)
        shown = next(gaps, 0) + 1
        # Of the first page only those behind it are links.
        if (shown > 1 or 1 not in pages) and page_number(url) in {1, shown} and shown + 1 in pages:
            return pages[shown + 1]
    return None


def _pagers(url: str, links: Sequence[tuple[str, str]]) -> Iterator[dict[int, str]]:
    """Numbers that link to pages of this listing, those that stand together together."""
    place = urlsplit(url)
    pages: dict[int, str] = {}
    for target, text in (*links, ("", "")):
        number, parts = text.strip("[] ."), urlsplit(target)
        counts = number.isascii() and number.isdecimal() and len(number) <= _DIGITS
        if counts and parts.netloc == place.netloc and _is_part(place.path, parts.path):
            pages.setdefault(int(number), target)
        elif len(text) > _WORD or not text:
            if 1 < len(pages) <= _MOST_PAGES:
                yield pages
            pages = {}


def _is_part(path: str, other: str) -> bool:
    """Whether another path is the same but for its last step, or goes on from it."""
    stem = path.rstrip("/").rsplit(".", 1)[0]
    return other.startswith(stem) or other.rpartition("/")[0] == path.rpartition("/")[0]


def _stem(url: str) -> str:
    """A listing's URL without the part that names the page."""
    parts = urlsplit(url)
    whole = f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    return _NUMBER.sub("/", whole).rstrip("/?&")
