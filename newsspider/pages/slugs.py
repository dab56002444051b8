"""Slugs: what a page's address tells of its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
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


def _plain(code: int) -> str | None:
    """The letter or digit that a character is without its marks; None for anything else."""
    letter = unicodedata.normalize("NFD", chr(code).lower())[0].replace("đ", "d").replace("ð", "d")
    return letter if letter.isascii() and letter.isalnum() else None


# All that Vietnamese is written with, and what stands around it.
_PLAIN = {code: _plain(code) for code in (*range(0x370), *range(0x1E00, 0x2070), 0x3000)}


def may_hold(text: str, known: Sequence[str], share: float) -> bool:
    """Whether a long text holds, anywhere, so much of the beginning of a slug."""
    said = text.translate(_PLAIN)
    return any(slug[: ceil(share * len(slug))] in said for slug in known)


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
