"""Slugs: what a page's address tells of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from newsspider.text.unicode import fold

# Longer texts are no titles, and nobody bounds how many there are.
_LIMIT = 350
_LETTERS = re.compile(r"[^a-z0-9]+")
_ENDINGS = frozenset({"htm", "html", "aspx", "php", "jsp", "ashx", "cms"})
_DIGITS = "0123456789"
_SLUG_SHORTEST = 10


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return _LETTERS.sub("", fold(text))


def squeezed(text: str) -> str:
    """Folded, letters and digits only: how titles and slugs are compared."""
    return _squeezed(text) if len(text) <= _LIMIT else _LETTERS.sub("", fold(text))


def slugs(url: str) -> tuple[str, ...]:
    """The parts of an address that a CMS may have made from the title, squeezed."""
    parts = urlsplit(url)
    last = [part for part in unquote(parts.path).split("/") if part][-3:]
    named = [
        value for key, value in parse_qsl(parts.query) if key.lower() in {"title", "slug", "alias"}
    ]
    found = (squeezed(_stem(part)) for part in [*reversed(last), *named])
    return tuple(slug for slug in found if len(slug) >= _SLUG_SHORTEST)


def _stem(part: str) -> str:
    """A step of an address without the ending and the numbers that a CMS puts behind the slug."""
    part = part.removesuffix("/")
    stem, dot, ending = part.rpartition(".")
    part = stem if dot and ending in _ENDINGS else part
    while part and part[-1] in _DIGITS:
        part = part.rstrip(_DIGITS)
        part = part[:-1] if part.endswith(("-", "_", "/", ".")) else part
    return part


def slug_match(text: str, known: Sequence[str]) -> float:
    """How much of a slug a text begins with, 0 to 1; a slug may be cut short."""
    folded = squeezed(text)
    best = 0.0
    for slug in known:
        same = 0
        for one, other in zip(folded, slug, strict=False):
            if one != other:
                break
            same += 1
        best = max(best, same / max(len(slug), min(len(folded), 50)))
    return best
