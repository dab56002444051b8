"""Likeness: whether two texts are the same release, told from fingerprints of them (MinHash)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from struct import Struct

from newsspider.text.unicode import clean, fold

EXACT_FROM = 20
"""Syllables from which a text is told from others at all: below, `Thông báo` would equal `Thông báo`."""
NEAR_FROM = 50
"""Syllables from which a text may differ a little; below, notices of one template do no more."""
NEAR = 0.5
"""Part of their shingles that two texts share at least (Jaccard, as estimated)."""

_SHINGLE = 3
_BINS = 128
_ROWS = 4
_FORM = Struct(f"<{_BINS}I")
_EMPTY = 0xFFFFFFFF
# Of the figures and the names of two texts together, how many one may have in another's place.
_OTHER_FIGURES = 0.2
_OTHER_NAMES = 0.1
# Of the words of two titles, how many they share that differ in their figures only.
_SAME_TITLE = 0.6
_MASK = (1 << 64) - 1
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text, to tell whether another one is the same release."""

    exact: int
    """64 bits of the folded text, signed."""
    sketch: bytes
    """The least hash in each of 128 bins (32 bits, little end first); `b""` for a short text."""
    heading: frozenset[str]
    """The title's words, folded."""
    figures: frozenset[str]
    """The words of the text that hold a digit."""
    names: frozenset[str]
    """The words with a capital, folded: names, and the beginnings of sentences."""

    def bands(self) -> tuple[int, ...]:
        """Signed 64-bit numbers; texts that are alike share at least one, nearly always."""
        if not self.sketch:
            return (self.exact,)
        full = _filled(self.sketch)
        band = _ROWS * _FORM.size // _BINS
        return tuple(
            _number(b"%d:" % start + full[start : start + band])
            for start in range(0, len(full), band)
        )


def fingerprint(
    title: str | None, paragraphs: Iterable[str], files: Sequence[str] = ()
) -> Fingerprint | None:
    """The fingerprint of a text; None where it is too short to be told from others.

    Marks, case, punctuation and the cut of paragraphs do not matter. `files` (names) only count
    for a short text: a weekly calendar often is a title and a file.
    """
    heading = _words(title or "")
    words = heading + [word for paragraph in paragraphs for word in _words(paragraph)]
    if len(words) < EXACT_FROM:
        return None
    short = len(words) < NEAR_FROM
    told = " ".join([*(word.plain for word in words), *(files if short else ())])
    return Fingerprint(
        exact=_number(told.encode()),
        sketch=b"" if short else _sketch([word.hashed for word in words]),
        heading=frozenset(word.plain for word in heading),
        figures=frozenset(word.plain for word in words if word.figure),
        names=frozenset(word.plain for word in words if word.name),
    )


def alike(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are the same release: word for word, or with small changes.

    Texts of one template ("Lịch công tác tuần 31", "… tuần 32") share most words, but each has
    figures or names in the place of the other's; a release that was cut or added to has not.
    """
    if one.exact == other.exact:
        return True
    return (
        not _numbered(one, other)
        and _replaced(one.figures, other.figures) <= _OTHER_FIGURES
        and _replaced(one.names, other.names) <= _OTHER_NAMES
        and resemblance(one, other) >= NEAR
    )


def resemblance(one: Fingerprint, other: Fingerprint) -> float:
    """The part of their shingles that two texts share, estimated; 0 for short ones."""
    if not one.sketch or not other.sketch:
        return 0.0
    bins = zip(_FORM.unpack(one.sketch), _FORM.unpack(other.sketch), strict=True)
    same = [a == b for a, b in bins if a != _EMPTY or b != _EMPTY]
    return same.count(True) / len(same)


def _replaced(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of what two sets tell stands in the place of something else, 0 to 1."""
    replaced = min(len(one - other), len(other - one))
    return replaced / (len(one & other) + replaced) if replaced else 0.0


def _numbered(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the titles are one title with another number: two parts of a series."""
    if not _replaced(one.heading & one.figures, other.heading & other.figures):
        return False
    these, those = one.heading - one.figures, other.heading - other.figures
    return len(these & those) >= _SAME_TITLE * min(len(these), len(those))


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    hashed: int
    """64 bits."""
    figure: bool
    name: bool


def _words(text: str) -> list[_Word]:
    return list(map(_word, _WORD.findall(clean(text))))


@lru_cache(maxsize=1 << 16)
def _word(printed: str) -> _Word:
    plain = printed.lstrip("0") or "0" if printed.isdigit() else fold(printed)
    figure = any(map(str.isdigit, printed))
    return _Word(plain, _number(plain.encode()) & _MASK, figure, printed[0].isupper())


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)


def _sketch(words: Sequence[int]) -> bytes:
    """One-permutation MinHash: each shingle is hashed once and falls into one bin."""
    bins = [_EMPTY] * _BINS
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        # Words are hashed well and once; a sum with odd factors and one mix will do for their order.
        mixed = (one + two * 0x9E3779B97F4A7C15 + three * 0xC2B2AE3D27D4EB4F) & _MASK
        mixed = ((mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93) & _MASK
        place, value = mixed >> 57, mixed >> 25 & 0xFFFFFFFF
        if value < bins[place]:
            bins[place] = value
    return _FORM.pack(*bins)


def _filled(sketch: bytes) -> bytes:
    """Empty bins take the value of another one, the same for all texts (optimal densification)."""
    bins = _FORM.unpack(sketch)
    return _FORM.pack(
        *(
            next(bins[p] for p in _probes(place) if bins[p] != _EMPTY) if value == _EMPTY else value
            for place, value in enumerate(bins)
        )
    )


@lru_cache(maxsize=_BINS)
def _probes(place: int) -> tuple[int, ...]:
    """The order in which an empty bin asks the others."""
    return tuple(sorted(range(_BINS), key=lambda other: _number(b"%d>%d" % (place, other))))
