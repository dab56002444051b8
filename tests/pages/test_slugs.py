"""What a page's address tells of its title."""

import unicodedata

import pytest

from newsspider.pages.slugs import may_hold, slug_match, slugs


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://x.vn/tin/lam-duong-ap-rach-giua-1234.html", ("lamduongaprachgiua",)),
        ("https://x.vn/lam-duong-ap-rach-giua/12-34/", ("lamduongaprachgiua",)),
        ("https://x.vn/lam-duong-ap-rach-giua_12.5.aspx", ("lamduongaprachgiua",)),
        ("https://x.vn/lam-duong-nam-2021-den-2025.htm", ("lamduongnam2021den",)),
        ("https://x.vn/a?title=lam-duong-ap-rach-giua", ("lamduongaprachgiua",)),
        (
            "https://x.vn/l%C3%A0m-%C4%91%C6%B0%E1%BB%9Dng-%E1%BA%A5p-r%E1%BA%A1ch",
            ("lamduongaprach",),
        ),
        ("https://x.vn/detail.jsp?id=5", ()),
        ("https://x.vn/html", ()),
        ("https://x.vn/12.34.56", ()),
    ],
)
def test_endings_and_numbers_are_no_part_of_a_slug(url, known):
    assert slugs(url) == known


TITLE = "Làm ĐƯỜNG ấp “Rạch Giữa” – năm 2021: mỗi nhà một ngày"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_page_that_holds_a_headline_may_hold_its_slug(form):
    known = ("lamduongaprachgiuanam2021moinhamotngay",)
    text = unicodedata.normalize(form, f"Trang chủ\n\t {TITLE}\u200b, 05/07/2021 | Lượt xem: 7")

    assert slug_match(TITLE, known) == 1.0
    assert may_hold(text, known, 0.8)


def test_a_page_of_other_words_does_not():
    assert not may_hold("Làm đường ấp Rạch Giữa", ("hopdonghoaubandan",), 0.8)
    assert not may_hold("", ("hopdonghoaubandan",), 0.8)
