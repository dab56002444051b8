"""Letters of fonts older than Unicode, TCVN3 and VNI, found inside Unicode text and decoded.

Such a page was typed for a font that draws, say, "Đ" where the code says "§". Its codes are those
of windows-1252, so that what a page says is a row of odd Western letters and signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsspider.text.syllables import is_syllable

_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_TCVN3_SMALL = dict(
    zip(
        "¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
TCVN3_LETTERS = _TCVN3_CAPITALS | _TCVN3_SMALL
"""What a TCVN 5712 VN3 font draws for a code; it has no capitals with a tone."""

_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
_VNI_SMALL = {
    letter + mark: drawn for letter, marks in _MARKS.items() for mark, drawn in marks.items()
} | dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
VNI_LETTERS = (
    _VNI_SMALL
    | {codes[0].upper() + codes[1:]: drawn.upper() for codes, drawn in _VNI_SMALL.items()}
    | {codes.upper(): drawn.upper() for codes, drawn in _VNI_SMALL.items()}
)
"""What a VNI font draws for one code or for a letter and the mark behind it."""

_VNI_CODES = re.compile("|".join(sorted(VNI_LETTERS, key=len, reverse=True)))
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_SOFT_HYPHENS = re.compile("\u00ad{2,}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words speak for a legacy font, how many against it."""

    words_for: int = 0
    words_against: int = 0
    signs: int = 0
    """How many of the first hold what no Western language writes inside a word."""

    @property
    def enough(self) -> bool:
        """Whether a paragraph is in this font, whatever stands around it."""
        return self.words_for >= 3 and self.signs > 0 and self.words_for >= 4 * self.words_against

    @property
    def enough_among_others(self) -> bool:
        """Whether a piece is in this font on a page that has paragraphs in it, or names it."""
        return self.words_for > 0 and self.words_for >= 2 * self.words_against


@dataclass(frozen=True, slots=True)
class Legacy:
    """A way of writing Vietnamese from before Unicode."""

    name: str
    codes: re.Pattern[str]
    """What tells a word that may be in it."""
    signs: re.Pattern[str]
    words: re.Pattern[str]
    decode_word: Callable[[str], str]

    def evidence(self, text: str) -> Evidence:
        """What the words of a text say for and against this font."""
        good, bad, signs = 0, 0, 0
        for word in self._odd_words(text):
            if _ONLY_UNICODE.search(word):
                bad += 1
                continue
            said, drawn = is_syllable(word), is_syllable(self.decode_word(word))
            good += drawn and not said
            bad += (said and not drawn) or (not drawn and len(word) > 1)
            signs += drawn and not said and self.signs.search(word) is not None
        return Evidence(good, bad, signs)

    def _odd_words(self, text: str) -> Iterable[str]:
        for match in self.words.finditer(text):
            word = match.group()
            if len(word) > 1 and (self.codes.search(word) or _ONLY_UNICODE.search(word)):
                yield word

    def decode(self, text: str) -> str:
        """The text that the font draws; words that only Unicode can write stay."""
        return self.words.sub(self._drawn, text)

    def _drawn(self, match: re.Match[str]) -> str:
        word = match.group()
        if _ONLY_UNICODE.search(word) or (len(word) == 1 and not word.isalpha()):
            return word
        return self.decode_word(word)


def _tcvn3(word: str) -> str:
    drawn = _SOFT_HYPHENS.sub("\u00ad", word).translate(_TCVN3)
    plain = [c for c in word if c.isascii()]
    # Without capitals in the font, "TỈNH" was typed with a small "ỉ".
    capitals = len(plain) > 1 and all(c.isupper() for c in plain)
    return drawn.upper() if capitals else drawn


def _vni(word: str) -> str:
    return _VNI_CODES.sub(lambda found: VNI_LETTERS[found.group()], word)


_TCVN3 = str.maketrans(TCVN3_LETTERS)
_CODES = re.escape("".join(TCVN3_LETTERS))
TCVN3 = Legacy(
    "tcvn3",
    codes=re.compile(f"[{_CODES}]"),
    signs=re.compile("[¡-¾×÷]"),
    # A sign behind a figure is a unit ("5µm"), not a letter.
    words=re.compile(rf"(?<![\d\w{_CODES}])(?:[^\W\d_]|[{_CODES}\u0300-\u036f])+"),
    decode_word=_tcvn3,
)
VNI = Legacy(
    "vni",
    codes=_VNI_CODES,
    signs=re.compile(
        "[aouyôöeAOUYÔÖE][ùøûõïåäÙØÛÕÏÅÄ]|[aeAE][âáàãÂÁÀÃ]|oâ|OÂ|[ñÑ][aeioöuùôAEIOÖUÔ]"
    ),
    words=re.compile(r"(?<!\w)(?:[^\W\d_]|[\u0300-\u036f])+"),
    decode_word=_vni,
)
