"""Vietnamese syllables: which words could be Vietnamese at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
# Every rhyme of the language, without its tone; "ăk" is in the names of the Central Highlands.
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm "
    "oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya "
    "uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y ych yt ynh yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(rf"{_ONSET}(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_STOPPED = re.compile(r"(?:c|ch|p|t)\Z")
_STOPPED_TONES = frozenset("\u0301\u0323")


# "nghiêng" with its marks apart has nine.
_LONGEST = 12


def is_syllable(word: str) -> bool:
    """Whether a word, composed or not, is spelt as a Vietnamese syllable, in a case that people use.

    >>> is_syllable("Trường"), is_syllable("tØnh"), is_syllable("tôt")
    (True, False, False)
    """
    return len(word) <= _LONGEST and _is_syllable(unicodedata.normalize("NFC", word))


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return _STOPPED.search(bare) is None or bool(_STOPPED_TONES.intersection(tones))
