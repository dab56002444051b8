"""Single characters that stand for others: "ð" for "đ", a bullet of Wingdings, "&nbsp" in words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from newsspider.text.syllables import is_syllable

_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|nbsp|amp|quot|shy|[lr][ds]quo|[lr]aquo|[mn]dash|hellip"
    r"|[aeiouyAEIOUY](?:grave|acute|circ|tilde|uml)|(?:eth|ETH));"
    # Without its semicolon only the one that no word begins with.
    r"|&nbsp(?!;)|&#\d{2,6}(?![\d;])"
)
_CONTROL = re.compile("[\x80-\x9f]")
_AS_WINDOWS = {n: c for n in range(128, 160) if (c := bytes([n]).decode("windows-1252", "ignore"))}
# Symbol and Wingdings by their place in the Private Use Area, as Word writes them.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF06C: "●", 0xF06E: "■", 0xF076: "❖", 0xF071: "❑", 0xF0D8: "➢",
    0xF0A8: "◻", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0E0: "→", 0xF0AE: "→", 0xF0DE: "⇒", 0xF0F0: "⇨",
    0xF02D: "-", 0xF02A: "*", 0xF02B: "+", 0xF0B0: "°", 0xF0B1: "±", 0xF0B4: "×", 0xF0B3: "≥",
    0xF0A3: "≤", 0xF0B9: "≠", 0xF0BB: "≈",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ETH = re.compile("(?<!\\w)[^\\W\\d_\u0300-\u036f]*[ðÐƉɖ][\\w\u0300-\u036f]*")
_ABBREVIATED = re.compile("^Đ$|[A-ZƠƯ]Đ|Đ[A-ZƠƯ]")
_CYRILLIC = str.maketrans("аеорсухіѕјԁһАВЕКМНОРСТУХІЅЈ", "aeopcyxisjdhABEKMHOPCTYXISJ")
_MIXED = re.compile(r"\b(?=\w*[a-zA-Z\u00c0-\u024f\u1ea0-\u1ef9])(?=\w*[\u0400-\u052f])\w+")


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found.group().rstrip(";") + ";"), text)


def _controls(text: str) -> str:
    return _CONTROL.sub(lambda found: _AS_WINDOWS.get(ord(found.group()), ""), text)


def _privates(text: str) -> str:
    return _PRIVATE.sub(lambda found: _SYMBOLS.get(ord(found.group()), ""), text)


def _eths(text: str) -> str:
    return _ETH.sub(_stroked, text)


def _stroked(match: re.Match[str]) -> str:
    """A word with "đ" where it then is Vietnamese: a syllable, or an abbreviation ("QĐ")."""
    word = match.group()
    mended = word.replace("ð", "đ").replace("ɖ", "đ").replace("Ð", "Đ").replace("Ɖ", "Đ")
    vietnamese = is_syllable(mended) or mended == "đ" or _ABBREVIATED.search(mended)
    return mended if vietnamese else word


def _lookalikes(text: str) -> str:
    return _MIXED.sub(_latin, text)


def _latin(match: re.Match[str]) -> str:
    """A word of two alphabets in Latin letters; as it was, where some letter has no twin."""
    mended = match.group().translate(_CYRILLIC)
    return match.group() if re.search("[\u0400-\u052f]", mended) else mended


_REPAIRS: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("entity", re.compile("&(?=[#a-zA-Z])"), _entities),
    ("control", _CONTROL, _controls),
    ("private-use", _PRIVATE, _privates),
    ("eth", re.compile("[ðÐƉɖ]"), _eths),
    ("lookalike", re.compile("[\u0400-\u052f]"), _lookalikes),
)


def repair_strays(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with such characters mended, and the names of the repairs that were needed."""
    names = []
    for name, sign, repair in _REPAIRS:
        if sign.search(text):
            mended = repair(text)
            if mended != text:
                names.append(name)
                text = mended
    return text, tuple(names)
