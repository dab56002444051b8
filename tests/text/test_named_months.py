"""Dates whose month is a word."""

import pytest

from newsspider.errors import NormalisationError
from newsspider.text.dates import find_printed_date, parse_printed_date


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("31 Tháng Bảy, 2021", "2021-07-31"),
        ("Tháng Bảy 31, 2021", "2021-07-31"),
        ("4 Tháng Năm, 2021", "2021-05-04"),
        ("5 Tháng Tư 2021", "2021-04-05"),
        ("30 Tháng Mười Một, 2021", "2021-11-30"),
        ("31 Tháng Mười Hai, 2021", "2021-12-31"),
        ("5 Tháng Tám, 2021 08:15", "2021-08-05T08:15:00+07:00"),
        ("July 31, 2021", "2021-07-31"),
        ("31st July 2021", "2021-07-31"),
        ("Jul 31, 2021 10:05 pm", "2021-07-31T22:05:00+07:00"),
        ("May 5, 2021 at 9:00", "2021-05-05T09:00:00+07:00"),
        ("Posted on July 31, 2021 by admin", "2021-07-31"),
    ],
)
def test_a_month_in_words_is_understood(printed, expected):
    assert parse_printed_date(printed).iso() == expected


MONTHS = [
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu",
    "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
]  # fmt: skip


@pytest.mark.parametrize("form", ["Tháng {} 4, 2023", "4 Tháng {}, 2023", "Tháng {}  4, 2023"])
@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, 1)))
def test_all_months_are_known_in_every_order(form, number, month):
    assert parse_printed_date(form.format(month)).iso() == f"2023-{number:02}-04"


def test_the_hour_may_stand_behind_a_word():
    assert parse_printed_date("24 Tháng Sáu 2023 lúc 8:05").iso() == "2023-06-24T08:05:00+07:00"


def test_it_is_found_among_other_words():
    assert find_printed_date("Đăng ngày 31 Tháng Bảy, 2021 bởi Quản trị") == "31 Tháng Bảy, 2021"


@pytest.mark.parametrize("printed", ["31 Tháng Mười Một, 2021", "February 30, 2021"])
def test_a_day_that_never_was_is_refused(printed):
    with pytest.raises(NormalisationError, match="2021"):
        parse_printed_date(printed)


@pytest.mark.parametrize(
    "text",
    [
        "Tháng Bảy 2021",
        "Quý 2 tháng ba, năm 2021",
        "12 may 20215",
        "Marching 3, 2021",
        "may mắn 5, 2021",
    ],
)
def test_other_words_are_no_date(text):
    assert find_printed_date(text) is None
