"""UTF-8 encoded twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.mojibake import repair_mojibake


def _twice(text: str) -> str:
    """What a program makes of UTF-8 that it takes for windows-1252, as browsers know it."""
    return "".join(
        bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize(
    "meant",
    ["Ủy ban nhân dân tỉnh Đắk Nông", "đồng chí", "là một nước", "“Học tập” – năm 2021…", "ừ «ừ»"],
)
def test_text_encoded_twice_goes_back(meant):
    assert repair_mojibake(_twice(meant)) == meant


def test_a_part_encoded_twice_goes_back_beside_clean_text():
    assert repair_mojibake("Tin tức: " + _twice("Hội nghị")) == "Tin tức: Hội nghị"


def test_the_lost_no_break_space_of_a_letter_is_found():
    assert repair_mojibake(_twice("là một").replace("\xa0", " ")) == "là một"


@pytest.mark.parametrize(
    "text",
    [
        "XÃ\xa0 HỘI",
        "XÃ HỘI",
        "CÁ NHÂN",
        "«está»",
        "Â·",
        "Õng th\u00ad¬ng vót lªn",
        "ÄÖÜ",
        "20°C",
        "",
    ],
)
def test_other_text_stays(text):
    assert repair_mojibake(text) == text


@given(st.text())
def test_any_text_gives_text(text):
    assert isinstance(repair_mojibake(text), str)
