"""Text typed for fonts older than Unicode, and text that only looks like it."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.legacy import TCVN3, TCVN3_LETTERS, VNI, VNI_LETTERS
from newsspider.text.syllables import is_syllable

PROSE = (
    "Sáng ngày hôm ấy, đồng chí Bí thư Tỉnh ủy đã đến thăm và làm việc với xã vùng sâu; nhân dân"
    " phấn khởi đón tiếp. Kẻ gian để lại chiếc ghế gỗ, quả trứng vỡ, bữa cỗ nguội, cái mũ cũ, nhẫn,"
    " những bãi cỏ khô, giỏ hẹ, thợ thủ công, sợ hãi, nghỉ nghĩ, khuỷu tay, lý luận, kỹ thuật, tỵ nạn,"
    " sẵn sàng, nhẵn nhụi, cẩn thận, mẹ kể chuyện, bể bơi, nẻ, sẻ, chỗ ở, mở cửa, phở gà, dễ dãi."
)

OTHERS = [
    "L'été où naît la forêt, «là» déjà très tôt né du thé, côté hôtel août naïf, Noël, garçon",
    "Größe für schön möglich über hört Tür Öl Straße, Bürgermeister, für Grüße",
    "São Paulo não é irmão, coração, três, avô, português, à mão, opção, maçã",
    "mañana niño año señor España, ¿qué tal?, ¡olé!, canción",
    "Kích thước 10µm và 20µm, 5 µm, 3µg, 7µl; Windows®, m², ½, ¼, © 2021, 20°C ± 1, x × y ÷ z",
    "Hội đồng nhân dân tỉnh, toàn thể cán bộ, hoà bình, công an, bí thư, ngoài ra, có, và",
    "có và là cá nhà bà quê hoa hoè hoá toà",
    "mềm\u00admại từ\u00adđiển ngắt\u00addòng",
    "Båstad, Malmö, Århus, smørrebrød, Øresund, fjörd",
    "The quick brown fox jumps over the lazy dog",
    "",
]


def _written(text: str, letters: dict[str, str]) -> str:
    """Text as it is typed for a font; letters without a code of their own are typed small."""
    codes = {drawn: code for code, drawn in reversed(letters.items())}
    return "".join(codes.get(c) or codes.get(c.lower(), c) for c in text)


@pytest.mark.parametrize("legacy", [TCVN3, VNI], ids=lambda legacy: legacy.name)
def test_prose_typed_for_a_font_is_told_and_decoded(legacy):
    letters = TCVN3_LETTERS if legacy is TCVN3 else VNI_LETTERS
    typed = _written(PROSE, letters)

    assert legacy.evidence(typed).enough
    assert legacy.decode(typed) == PROSE


def test_every_toned_letter_has_its_code_in_both_tables():
    letters = {
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưy"
        for tone in ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    } | {"đ"}
    beyond = {c for c in letters if not c.isascii()}

    assert {c for c in TCVN3_LETTERS.values() if c.islower()} == beyond
    assert {c for c in VNI_LETTERS.values() if c.islower()} == beyond
    assert {c for c in VNI_LETTERS.values() if c.isupper()} == {c.upper() for c in beyond}


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_is_not_taken_for_a_font_s(text):
    assert not TCVN3.evidence(text).enough
    assert not VNI.evidence(text).enough


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ng\u00ad\u00adêi d©n", "người dân"),
        ("UBND TØNH", "UBND TỈNH"),
        ("§¶ng bé", "Đảng bộ"),
        ("Q§-UBND", "QĐ-UBND"),
        ("· Häp Uỷ ban", "· Họp Uỷ ban"),
    ],
)
def test_tcvn3_as_people_typed_it(typed, meant):
    assert TCVN3.decode(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ÑAÛNG BOÄ TÆNH", "ĐẢNG BỘ TỈNH"),
        ("Aùnh saùng", "Ánh sáng"),
        ("Öôùc mô ñöôïc", "Ước mơ được"),
    ],
)
def test_vni_as_people_typed_it(typed, meant):
    assert VNI.decode(typed) == meant


@given(st.text())
def test_any_text_is_weighed_and_decoded(text):
    for legacy in (TCVN3, VNI):
        legacy.evidence(text)
        assert isinstance(legacy.decode(text), str)


@given(st.lists(st.sampled_from(PROSE.split()), min_size=1))
def test_vietnamese_in_unicode_is_never_taken_for_a_font_s(words):
    text = " ".join(words)

    assert not TCVN3.evidence(text).enough
    assert not VNI.evidence(text).enough


@given(st.lists(st.sampled_from(re.findall(r"[^\W\d_]+", PROSE)), min_size=20, max_size=40))
def test_any_words_typed_for_tcvn3_come_back(words):
    text = " ".join(words)

    assert TCVN3.decode(_written(text, TCVN3_LETTERS)) == text


@pytest.mark.parametrize("word", re.findall(r"[^\W\d_]+", PROSE))
def test_a_vietnamese_word_is_a_syllable(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["tØnh", "tôt", "®ång", "Größe", "năo n", "", "bcd", "tOán"])
def test_what_no_vietnamese_writes_is_no_syllable(word):
    assert not is_syllable(word)
