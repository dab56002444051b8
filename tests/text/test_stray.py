"""Single characters that stand for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.stray import repair_strays


@pytest.mark.parametrize(
    ("printed", "meant", "names"),
    [
        ("Ðảng bộ ðồng tâm", "Đảng bộ đồng tâm", ("eth",)),
        ("Số 12/QÐ-UBND, NÐ-CP, 179-QÐi/TW", "Số 12/QĐ-UBND, NĐ-CP, 179-QĐi/TW", ("eth",)),
        ("\u0189ắk Nông", "Đắk Nông", ("eth",)),
        ("Đang truy cập :&nbsp1", "Đang truy cập :\xa01", ("entity",)),
        ("Tổng:&nbsp1934", "Tổng:\xa01934", ("entity",)),
        ("H&ocirc;m nay &#7889; &hellip;", "Hôm nay ố …", ("entity",)),
        ("\x93Học tập\x94 \x96 làm theo", "“Học tập” – làm theo", ("control",)),
        ("\uf0b7 Đồng chí", "• Đồng chí", ("private-use",)),
        ("\ue123Tin tức", "Tin tức", ("private-use",)),
        ("Tр\u0430 cứu", "Tpa cứu", ("lookalike",)),
        ("x\u0430 hội", "xa hội", ("lookalike",)),
    ],
)
def test_a_stray_character_is_mended_and_named(printed, meant, names):
    assert repair_strays(printed) == (meant, names)


@pytest.mark.parametrize(
    "text",
    [
        "Hội đồng nhân dân & Ủy ban",
        "AT&T, LĐ-TB&XH",
        "Garðar og Guðrún",
        "Москва и Владимир",
        "Đoàn Đại học Москва",
        "“Học tập” – làm theo",
        "",
    ],
)
def test_text_without_strays_stays(text):
    assert repair_strays(text) == (text, ())


@given(st.text())
def test_any_text_gives_text(text):
    mended, _ = repair_strays(text)

    assert isinstance(mended, str)
