"""Counters as portals print them."""

import pytest

from newsspider.errors import NormalisationError
from newsspider.text.numbers import find_views, parse_count

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
    ],
)
def test_the_site_s_counters_and_empty_ones_are_not_views(line):
    assert find_views(line) is None


@pytest.mark.parametrize("printed", ["", "không có", "9" * 40])
def test_no_number_and_absurd_numbers_are_refused(printed):
    with pytest.raises(NormalisationError):
        parse_count(printed)
