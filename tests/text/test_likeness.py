"""Whether two texts are the same release."""

import random
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.likeness import alike, fingerprint, resemblance

TITLE = "Lãnh đạo tỉnh kiểm tra công tác phòng chống thiên tai tại huyện Sông Mây"
PARAGRAPHS = (
    "Chiều ngày 29/7, đoàn công tác của Ủy ban nhân dân tỉnh do đồng chí Trần Văn Bình, Phó Chủ tịch"
    " làm trưởng đoàn đã đến kiểm tra công tác phòng chống thiên tai và tìm kiếm cứu nạn tại xã Phú"
    " Thuận, huyện Sông Mây.",
    "Báo cáo với đoàn, lãnh đạo huyện cho biết từ đầu năm đến nay trên địa bàn đã xảy ra 12 đợt mưa"
    " lớn kèm theo dông lốc, làm hư hỏng 45 căn nhà và hơn 130 héc ta lúa, hoa màu của bà con; thiệt"
    " hại ước tính khoảng 6 tỷ đồng.",
    "Phát biểu tại buổi làm việc, đồng chí Trần Văn Bình đề nghị địa phương chủ động rà soát các điểm"
    " có nguy cơ sạt lở, chuẩn bị sẵn sàng lực lượng và phương tiện, tuyên truyền để người dân không"
    " chủ quan trước diễn biến phức tạp của thời tiết trong những tháng cuối năm.",
    "Nhân dịp này, đoàn đã thăm hỏi và tặng quà cho 20 gia đình có nhà bị hư hỏng ở thôn Bình Minh.",
)
OTHER = (
    "Sáng ngày 30/7, Sở Giáo dục và Đào tạo tổ chức hội nghị tổng kết năm học với sự tham dự của đại"
    " diện các phòng chuyên môn và hiệu trưởng những trường trung học phổ thông trong toàn tỉnh.",
    "Năm học vừa qua, chất lượng giáo dục đại trà tiếp tục được nâng lên, tỷ lệ tốt nghiệp đạt hơn 98"
    " phần trăm, nhiều học sinh đạt giải trong các kỳ thi chọn học sinh giỏi cấp quốc gia.",
)
FIRST = fingerprint(TITLE, PARAGRAPHS)


def edited(paragraphs, part, seed=5):
    """The paragraphs with a part of their common words put in other words."""
    chance, words = (
        random.Random(seed),
        ["của", "bà", "con", "những", "việc", "được", "ta", "mới", "rất", "nhiều"],
    )
    return [
        " ".join(
            chance.choice(words) if word.islower() and chance.random() < part else word
            for word in paragraph.split()
        )
        for paragraph in paragraphs
    ]


def calendar(week, days):
    """A weekly calendar: the same offices do the same things on other days."""
    return fingerprint(
        f"Lịch công tác tuần {week} của lãnh đạo Ủy ban nhân dân huyện Sông Mây",
        [
            f"Thứ {place}, ngày {day}: Chủ tịch Lê Thị Hoa dự họp giao ban với các phòng chuyên môn tại"
            " hội trường Ủy ban nhân dân huyện; buổi chiều làm việc tại phòng, tiếp công dân theo lịch"
            for place, day in enumerate(days, 2)
        ],
    )


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (TITLE, PARAGRAPHS),
        (TITLE.upper(), PARAGRAPHS),
        (TITLE, (" ".join(PARAGRAPHS),)),
        (TITLE, [unicodedata.normalize("NFD", p) for p in PARAGRAPHS]),
        (TITLE, [p.replace("hòa", "hoà").replace("thiên tai", "thiên\u00a0 tai") for p in PARAGRAPHS]),
        (TITLE, [p.replace("29/7", "29-07").replace(",", " –") for p in PARAGRAPHS]),
        (TITLE, PARAGRAPHS[:3]),
        (TITLE, PARAGRAPHS[1:]),
        (TITLE, (*PARAGRAPHS, "Cùng ngày, đoàn cũng đã đến kiểm tra hồ chứa nước của xã.")),
        (TITLE, edited(PARAGRAPHS, 0.05)),
        ("Đoàn công tác của tỉnh về kiểm tra tại cơ sở", PARAGRAPHS),
        (None, PARAGRAPHS),
    ],
)  # fmt: skip
def test_a_release_is_known_again_after_small_changes(title, paragraphs):
    found = fingerprint(title, paragraphs)

    assert alike(FIRST, found)
    assert alike(found, FIRST)
    assert set(FIRST.bands()) & set(found.bands())


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (TITLE, OTHER),
        ("Tổng kết năm học", OTHER),
        (TITLE, edited(PARAGRAPHS, 0.4)),
        (TITLE, [p.replace("29/7", "15/9").replace("12", "7").replace("130", "90") for p in PARAGRAPHS]),
        (TITLE, [p.replace("Trần Văn Bình", "Đỗ Thị Ngọc Lan").replace("Phú Thuận", "Hòa Lạc")
                 .replace("Sông Mây", "Núi Cao") for p in PARAGRAPHS]),
    ],
)  # fmt: skip
def test_another_text_is_another_release(title, paragraphs):
    assert not alike(FIRST, fingerprint(title, paragraphs))


def test_two_weeks_of_one_calendar_are_two_texts():
    week31 = calendar(31, ["29/7", "30/7", "31/7", "01/8", "02/8"])
    week32 = calendar(32, ["05/8", "06/8", "07/8", "08/8", "09/8"])

    assert resemblance(week31, week32) > 0.5
    assert not alike(week31, week32)
    assert alike(week31, calendar(31, ["29/7", "30/7", "31/7", "01/8", "02/8"]))


def test_two_parts_of_a_series_with_one_body_are_two_texts():
    first = fingerprint(f"{TITLE} đợt 1", PARAGRAPHS)

    assert not alike(first, fingerprint(f"{TITLE} đợt 2", PARAGRAPHS))
    assert alike(first, fingerprint(TITLE, PARAGRAPHS))


SHORT = "Thông báo về việc lựa chọn tổ chức bán đấu giá quyền sử dụng đất khu vực chợ cũ đợt"


def test_a_short_text_is_known_again_only_word_for_word():
    first = fingerprint(f"{SHORT} 1", [])

    assert alike(first, fingerprint(f"{SHORT.upper()}  1.", []))
    assert first.bands() == fingerprint(f"{SHORT.upper()}  1.", []).bands()
    assert not alike(first, fingerprint(f"{SHORT} 2", []))
    assert not alike(first, fingerprint(f"{SHORT} 1", ["Xem tệp đính kèm."]))


def test_a_title_with_another_file_is_another_text():
    assert not alike(
        fingerprint(SHORT, [], ["tuan-31.pdf"]), fingerprint(SHORT, [], ["tuan-32.pdf"])
    )
    assert alike(
        fingerprint(TITLE, PARAGRAPHS, ["a.pdf"]), fingerprint(TITLE, PARAGRAPHS, ["b.pdf"])
    )


@pytest.mark.parametrize("title", [None, "", "Thông báo", "Lịch tiếp công dân của Chủ tịch huyện"])
def test_a_text_of_few_words_is_like_no_other(title):
    assert fingerprint(title, []) is None


def test_a_fingerprint_is_the_same_in_every_process():
    code = (
        "from newsspider.text.likeness import fingerprint as f;"
        f"p = f({TITLE!r}, {PARAGRAPHS!r}); print(p.exact, p.sketch.hex(), p.bands())"
    )

    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert told == {f"{FIRST.exact} {FIRST.sketch.hex()} {FIRST.bands()}\n"}


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_text_is_like_itself(title, paragraphs):
    told = fingerprint(title, paragraphs)

    assert told is None or alike(told, fingerprint(title, paragraphs))


def test_the_resemblance_is_near_the_true_share_of_shingles():
    chance = random.Random(11)
    words = [f"{a}{b}" for a in "bcdghklmnt" for b in ("a", "an", "ong", "inh", "êu", "ơi")]
    text = [chance.choice(words) for _ in range(600)]

    # 600 shingles each, 400 of them in both: 400 / 800.
    found = resemblance(
        fingerprint(None, [" ".join(text[:400] + [chance.choice(words) for _ in range(200)])]),
        fingerprint(None, [" ".join(text[:400] + [chance.choice(words) for _ in range(200)])]),
    )

    assert 0.35 < found < 0.65
