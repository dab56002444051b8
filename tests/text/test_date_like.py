"""A text in which a date may be found is never said to print none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.date_like import may_print_date
from newsspider.text.dates import find_printed_date

SEEN = [
    "Thứ bảy, 31/07/2021 14:05", "Thứ sáu, ngày 30 tháng 7 năm 2021", "(31/07/2021)", "05.07.2021",
    "05-07-2021 08:15:00 PM GMT+7", "05/07/21", "2021-07-05T08:15:00+07:00", "31 Th7, 2021",
    "thứ năm, 11 04 2019 11:24", "( thứ ba, 02 07 2019 10:47 )", "Ngày 05 tháng 07 năm 2021",
    "2017-08-16+0714:40:43", "31 / 7 / 2021", "31/\u200b07/2021", "05 Tháng 7/2021",
    "31 Tháng Bảy, 2021", "Tháng Bảy 31, 2021", "30 Tháng Mười Một, 2021", "July 31, 2021",
    "31st July 2021", "Jul 31, 2021 10:05 pm", "Fri Oct 19 00:00:00 GMT 2018",
]  # fmt: skip
AROUND = "Trang chủ | Giới thiệu Hội nông dân {} Sở Tài chính 2019"


@pytest.mark.parametrize("printed", SEEN)
def test_every_date_that_was_seen_is_like_one(printed):
    assert may_print_date(AROUND.format(printed))
    assert may_print_date(unicodedata.normalize("NFD", AROUND.format(printed)))


@pytest.mark.parametrize("printed", ["2 giờ trước", "Hôm qua, 08:15", "cách đây 3 ngày"])
def test_words_that_count_from_the_visit_are_like_a_date(printed):
    assert may_print_date(AROUND.format(printed))


PIECES = st.sampled_from(
    ["1", "31", "07", "2021", "21", "/", "-", ".", " ", " ", "tháng", "năm", "ngày", "Th7", "Bảy",
     "July", "jan", "T", "08:15", "8h", "trước", "giờ", "hôm", "qua", "\u200b", "(", ")", ",", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_line_with_a_date_is_like_one(line):
    found = find_printed_date(line)

    assert found is None or not any(c.isdigit() for c in found) or may_print_date(line)


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép số 13/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 25/5/2016 Địa chỉ: số 23",
        "Điện thoại: 0261.3543.789 - Fax: 0261 354 3789",
        "Đường 23 tháng 3, thị xã Gia Nghĩa. Trước hết, xin chào. © 2019",
        "Thông tư 122/2018/TT-BTC",
        "",
    ],
)
def test_other_numbers_are_not(text):
    assert not may_print_date(text)


def test_a_date_with_a_label_beside_a_licence_is():
    assert may_print_date("Ngày đăng: 05/07/2021 Giấy phép cấp ngày 25/5/2016")
