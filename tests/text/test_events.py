"""The day of an event, as leads tell it."""

from datetime import date

import pytest

from newsspider.text.events import event_date

TOLD = [
    ("Chiều ngày 29/7, đồng chí Bí thư Tỉnh ủy làm việc với huyện", "2021-07-29"),
    ("Sáng 30/7, tại hội trường huyện ủy", "2021-07-30"),
    ("Tối 29-7, tại quảng trường", "2021-07-29"),
    ("Tối 29-7-2021, tại quảng trường", "2021-07-29"),
    ("Ngày 29 tháng 7 năm 2021, Sở Nội vụ tổ chức hội nghị", "2021-07-29"),
    ("Ngày 29 tháng 7, Sở Nội vụ tổ chức hội nghị", "2021-07-29"),
    ("(Đắk Nông) Ngày 29/7/2021 tại Hà Nội", "2021-07-29"),
    ("Trong hai ngày 29 và 30/7, Đoàn công tác", "2021-07-29"),
    ("Trong 2 ngày 29-30/7, Đoàn công tác", "2021-07-29"),
    ("Trong các ngày 28, 29, 30/7, Đoàn công tác", "2021-07-28"),
    ("Từ ngày 28-30/7, tại thành phố diễn ra giải bóng đá", "2021-07-28"),
    ("từ ngày 28 đến ngày 30/7, Hội Nông dân tổ chức lớp tập huấn", "2021-07-28"),
    ("Từ ngày 28/7 đến 30/7/2021, Hội Nông dân tổ chức lớp tập huấn", "2021-07-28"),
    ("Từ 28 - 30/7, Hội Nông dân tổ chức lớp tập huấn", "2021-07-28"),
    ("Từ ngày 30/7 đến ngày 02/8, tỉnh tổ chức", "2021-07-30"),
    ("Từ ngày 30 - 02/8, tỉnh tổ chức", "2021-07-30"),
    ("Sáng nay, UBND tỉnh họp", "2021-07-31"),
    ("Sáng nay (30/7), UBND tỉnh họp", "2021-07-30"),
    ("Hôm nay, tại Hà Nội", "2021-07-31"),
    ("Hôm nay, ngày 30/7, tại Hà Nội", "2021-07-30"),
    ("Hôm qua, Quốc hội khai mạc kỳ họp", "2021-07-30"),
    ("Chiều qua, mưa lớn gây ngập", "2021-07-30"),
    ("Rạng sáng 29/7, một vụ cháy", "2021-07-29"),
    ("Khoảng 8 giờ sáng ngày 29/7/2021 tại xã", "2021-07-29"),
    ("Chủ nhật (25/7), đoàn viên ra quân", "2021-07-25"),
    ("Thứ năm, 29/7, đoàn viên ra quân", "2021-07-29"),
    ("Sáng 29.7, đoàn viên ra quân", "2021-07-29"),
    ("Ngày 05/8 tới, kỳ thi sẽ diễn ra", "2021-08-05"),
    ("Huyện ủy ngày 29/7 đã tổ chức hội nghị", "2021-07-29"),
    ("Tối 14/2 (10 tháng Giêng), tại khu di tích", "2021-02-14"),
    ("Thực hiện Kế hoạch số 12/KH-UBND ngày 12/7/2021 của UBND huyện, sáng 29/7, xã", "2021-07-29"),
    ("Thực hiện Kế hoạch phòng chống dịch, ngày 29/7, UBND huyện tổ chức", "2021-07-29"),
    ("Hội nghị triển khai Kế hoạch diễn ra vào ngày 29/7", "2021-07-29"),
    ("Nhân kỷ niệm ngày 27/7, sáng 25/7 đoàn đại biểu dâng hương", "2021-07-25"),
    ("Trong khuôn khổ chương trình hợp tác, sáng ngày 20/6/2021, tại Hà Nội", "2021-06-20"),
    ("NGÀY 29/7, TẠI HÀ NỘI", "2021-07-29"),
]

UNTOLD = [
    "Nghị quyết số 29/7 của Hội đồng",
    "Nghị định số 15/2021 có nhiều điểm mới",
    "Quyết định 29/7 của UBND tỉnh",
    "Công văn ngày 12/7/2021 của Sở Nội vụ hướng dẫn",
    "Theo Quyết định số 15/QĐ-UBND ngày 12/7/2021, các xã được hỗ trợ",
    "Theo Quyết định số 15/QĐ-UBND, ngày 12/7/2021 của UBND tỉnh",
    "Nghị quyết số 18 và Nghị quyết số 19 ngày 25/6 đã đi vào cuộc sống",
    "Đường dây nóng phục vụ 24/7",
    "Lực lượng trực ngày đêm 24/7 tại các chốt",
    "Trong năm 2021, tỉnh phấn đấu",
    "chính sách mới có hiệu lực từ tháng 5/2021",
    "Thông tư có hiệu lực từ ngày 15/8/2021",
    "Hạn nộp hồ sơ đến ngày 30/7/2021",
    "Nộp hồ sơ trước ngày 30/7",
    "Tính đến ngày 29/7, toàn tỉnh đã tiêm 1.200 liều",
    "Kết quả xử lý đơn từ ngày 07/6 đến ngày 12/6/2021 của Thanh tra tỉnh",
    "Từ ngày 15/6 đến ngày 14/7, toàn tỉnh xảy ra 12 vụ tai nạn",
    "Từ ngày 26 đến 28/7, toàn tỉnh xảy ra 12 vụ tai nạn",
    "Từ ngày 1/8, cư dân được miễn phí",
    "kỷ niệm 74 năm Ngày Thương binh - Liệt sĩ 27/7",
    "chào mừng ngày 27/7",
    "Lễ hội mở vào ngày 10/6 âm lịch",
    "giấy phép số 58/1999 cấp ngày 25 tháng 02 năm 1999",
    "Ngày 25/5/2016, Cục cấp phép",
    "mỗi ngày 5/7 tổ thu gom rác",
    "bình quân mỗi ngày 1.5 tấn, có ngày 2.5 tấn",
    "đạt năng suất từ 18-22 tấn/ha",
    "Thế hệ trẻ hôm nay tiếp bước cha anh",
    "Ngày 31/6, tại huyện",
    "Ngày 29/13, tại huyện",
    "Ngày 15/10, hội thi sẽ diễn ra",
    "Kỳ thi diễn ra ngày 15/10/2021",
    "",
]


@pytest.mark.parametrize(("lead", "expected"), TOLD)
def test_the_day_of_the_event_is_read_from_the_lead(lead, expected):
    found = event_date(lead, date(2021, 7, 31))

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("lead", UNTOLD)
def test_a_day_that_is_no_event_s_is_not_read(lead):
    assert event_date(lead, date(2021, 7, 31)) is None


@pytest.mark.parametrize(
    ("lead", "published", "expected"),
    [
        ("Ngày 30/12, tại huyện", date(2022, 1, 2), date(2021, 12, 30)),
        ("Sáng 5/1 tới, tại huyện", date(2021, 12, 28), date(2022, 1, 5)),
        ("Từ ngày 30/12 đến ngày 2/1, tại huyện", date(2022, 1, 3), date(2021, 12, 30)),
        ("Từ ngày 30/12/2021 đến ngày 2/1/2022, tại huyện", date(2022, 1, 3), date(2021, 12, 30)),
        ("Hôm qua, tại huyện", date(2022, 1, 1), date(2021, 12, 31)),
        ("Sáng 29/2, tại huyện", date(2020, 3, 1), date(2020, 2, 29)),
        ("Sáng 29/2, tại huyện", date(2021, 3, 1), None),
    ],
)
def test_a_day_without_a_year_lies_in_the_nearest(lead, published, expected):
    assert event_date(lead, published) == expected
