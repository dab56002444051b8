"""Counters as portals print them."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.errors import NormalisationError
from newsspider.text.numbers import find_comments, find_views, parse_count

SEEN = [
    ("[ Số lần xem: 441 ]", 441),
    ("Số lượt người xem: 13", 13),
    ("(610 Lượt xem )", 610),
    ("(13403 Lượt xem )", 13403),
    ("Lượt xem: 97", 97),
    ("Lượt xem :111", 111),
    ("(số lượt xem: 32)", 32),
    ("5 lần xem", 5),
    ("Đăng bởi: Admin - Ngày: Lượt xem: 6 - Bình luận: 0", 6),
    ("Đã xem: 1234", 1234),
    ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", 7370),
    ("Lượt xem: 3.217", 3217),
    ("Lượt xem: 1,2K", 1200),
    ("Lượt xem: 41", 41),
    ("Lượt xem:\xa041", 41),
    ("Lượt xem: 12 - 05/07/2021", 12),
    ("05/07/2021 | Lượt xem: 1.234", 1234),
    ("Thứ năm - 09/03/2017 21:41 - Đã xem: 3.217 - Phản hồi: 0", 3217),
    ("Số lần xem: 0", 0),
    ("Lượt xem: 12 345", 12345),
    ("Lượt xem: 1 nghìn", 1000),
    ("1.234 lượt đọc", 1234),
]


@pytest.mark.parametrize(("line", "expected"), SEEN)
def test_an_article_s_own_counter_is_found_and_understood(line, expected):
    printed = find_views(line)

    assert printed is not None
    assert parse_count(printed) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Tổng lượt truy cập: 541172",
        "Lượt truy cập: 3.678.427",
        "Đang online: 4",
        "Số lượt người xem :",
        "Lượt tải về: 7",
        "Tổng lượt truy cập:\xa01934",
        "Lượt truy cập hiện tại :",
        "Đang truy cập :\xa01",
        "Lượt xem: ",
        "Bình luận: 3",
    ],
)
def test_the_site_s_counters_and_empty_ones_are_not_views(line):
    assert find_views(line) is None


@pytest.mark.parametrize("line", [line for line, _ in SEEN])
def test_a_counter_with_its_marks_apart_is_the_same(line):
    assert find_views(unicodedata.normalize("NFD", line)) == find_views(line)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("3.217 0", 3217), ("13403", 13403), ("1.234.567", 1234567), ("7.370.", 7370), ("12,", 12)],
)
def test_the_first_whole_number_is_the_counter(printed, expected):
    assert parse_count(printed) == expected


def test_comments_are_counted_apart_from_views():
    printed = find_comments("Đăng bởi: Admin - Ngày: Lượt xem: 6 - Bình luận: 0")

    assert printed == "Bình luận: 0"


@given(st.text())
def test_any_text_is_a_counter_or_refused(text):
    with contextlib.suppress(NormalisationError):
        assert 0 <= parse_count(text) < 10**12


@given(st.integers(0, 10**12 - 1), st.sampled_from(["", ".", ",", " ", "\xa0"]))
def test_every_counter_that_is_printed_is_read(number, between):
    printed = f"Lượt xem: {number:_}".replace("_", between)

    assert parse_count(find_views(printed)) == number


@pytest.mark.parametrize(
    "printed", ["", "không có", "9" * 40, "1.23", "12.3456", "05/07/2021", "14:05"]
)
def test_no_number_and_absurd_numbers_are_refused(printed):
    with pytest.raises(NormalisationError):
        parse_count(printed)
