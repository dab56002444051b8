"""Pagination: where a listing goes on, by the number in its links, whatever its words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsspider.text.unicode import fold

_NUMBER = re.compile(
    r"(?:/|[?&;])(?:page|p|trang|pageindex|pageno|pagenumber|(?:\w{1,80}_)?cur|paged)[=/_-]?(?P<n>\d{1,5})(?:[/&.?]|$)",
    re.IGNORECASE,
)
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
    stem = _stem(url)
    for target, _ in links:
        if page_number(target) == here + 1 and _stem(target) == stem:
            return target
    for target, text in links:
        if fold(text) in _ONWARD and target != url and page_number(target) > here:
            return target
    return None


def _stem(url: str) -> str:
    """A listing's URL without the part that names the page."""
    parts = urlsplit(url)
    whole = f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    return _NUMBER.sub("/", whole).rstrip("/?&")
