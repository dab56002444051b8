"""Printable text: what a portal printed, made safe to show on a terminal and in a log."""

from __future__ import annotations

import re

# Controls of C0 and C1 (escape sequences, line ends), line separators, and the marks that turn
# the direction of what follows.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""The text with everything escaped that moves a cursor, ends a line or turns the direction.

    >>> printable("Tin\x1b[2J mới\n")
    'Tin\\x1b[2J mới\\n'
    """
    return _UNSAFE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
