"""What the demo portal publishes: texts of our own about a province that does not exist."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

_ICT = timezone(timedelta(hours=7))
EACH = 22
"""Articles of each section, unless more are asked for."""

_PLACES = (
    "xã Bến Lau", "xã Đồng Sậy", "phường Cầu Gỗ", "xã Rạch Tre", "thị trấn Gò Nhãn", "xã Hòa Lạch",
    "phường Chợ Mới", "xã Suối Bạc", "xã Tân Cồn", "phường Bờ Kè", "xã Vườn Dừa",
)  # fmt: skip
_PEOPLE = ("Minh Hà", "Thu Sương", "Quốc Bảo", "Lê Thanh", "Ngọc Diệp")
_SUBJECTS = (
    ("khánh thành cây cầu nối hai bờ kênh", "cây cầu dài 48 mét, rộng 4 mét",
     "Người dân không còn phải đi đò trong mùa nước nổi, học sinh đến trường gần hơn ba cây số."),
    ("ra quân dọn rác trên các tuyến kênh", "hơn hai trăm đoàn viên và người dân",
     "Các tổ tự quản sẽ duy trì việc vớt rác vào sáng thứ bảy hằng tuần, có ghi nhật ký công khai."),
    ("tập huấn phòng cháy cho các hộ kinh doanh", "một trăm hai mươi hộ kinh doanh",
     "Sau phần lý thuyết, mọi người thực hành dùng bình chữa cháy và thoát nạn trong khói."),
    ("trao sách cho thư viện trường tiểu học", "sáu trăm cuốn sách thiếu nhi",
     "Thư viện mở cửa cả giờ ra chơi và chiều thứ năm, phụ huynh có thể mượn sách cùng con."),
    ("mở lớp dạy nghề đan lục bình", "ba mươi lăm học viên, phần lớn là phụ nữ",
     "Hợp tác xã cam kết mua lại sản phẩm đạt yêu cầu, tiền công trả theo từng đợt giao hàng."),
    ("khám sức khỏe miễn phí cho người cao tuổi", "bốn trăm người cao tuổi",
     "Kết quả được lưu vào sổ sức khỏe để trạm y tế theo dõi những trường hợp huyết áp cao."),
    ("lấy ý kiến về tuyến xe buýt mới", "tuyến xe buýt đi qua bảy điểm dừng",
     "Phần lớn ý kiến đề nghị chuyến đầu ngày chạy sớm hơn để kịp giờ vào ca của công nhân."),
    ("thả cá giống xuống hồ chứa", "mười hai nghìn con cá giống",
     "Chính quyền nhắc bà con không dùng lưới mắt nhỏ và xung điện trong mùa cá sinh sản."),
)  # fmt: skip
_OPENINGS = (
    "Sáng {day}, {place} đã {subject}, với sự tham gia của {detail}.",
    "Chiều {day}, tại {place} diễn ra buổi lễ {subject}; {detail} là con số được nêu tại buổi lễ.",
    "Ngày {day}, Ủy ban nhân dân {place} tổ chức {subject} sau nhiều tháng chuẩn bị: {detail}.",
)
_CLOSINGS = (
    "Ủy ban nhân dân tỉnh Sông Ngân cho biết kinh phí lấy từ nguồn xã hội hóa và ngân sách xã.",
    "Đại diện địa phương đề nghị các ấp, khu phố báo cáo kết quả trước ngày cuối tháng.",
    "Cách làm này sẽ được xem xét nhân rộng ra các xã còn lại của tỉnh Sông Ngân trong năm tới.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArticle:
    """The truth about one article of the demo portal."""

    path: str
    family: str
    category: str
    title: str
    published: str
    """ISO 8601 as newsspider must read it: with seconds only where the page prints them."""
    lead: str
    body: tuple[str, ...]
    caption: str
    author: str
    attachment: str | None
    views: int
    """Counter before the first visit."""


def articles(each: int = EACH) -> tuple[DemoArticle, ...]:
    """All articles of the portal on its first day, newest first in each section."""
    return tuple(
        _article(section, number, section * each + number)
        for section in range(len(_SECTIONS))
        for number in range(each, 0, -1)
    )


_SECTIONS = (
    ("nukeviet", "Tin tức", "/tin-tuc/{slug}-{id}.html"),
    ("lacviet", "Chỉ đạo điều hành", "/chi-dao-dieu-hanh/{slug}/"),
    ("haugiang", "Xây dựng Đảng", "/xay-dung-dang/{slug}.html"),
)


def _article(section: int, number: int, seed: int) -> DemoArticle:
    family, category, path = _SECTIONS[section]
    subject, detail, more = _SUBJECTS[seed % len(_SUBJECTS)]
    place = _PLACES[seed % len(_PLACES)]
    at = datetime(2026, 1, 5, 7, 30, tzinfo=_ICT) + timedelta(days=number * 3, minutes=seed * 7)
    opening = _OPENINGS[seed % len(_OPENINGS)]
    title = f"{place[0].upper()}{place[1:]} {subject} đợt {number}"
    return DemoArticle(
        path=path.format(slug=slug(title), id=1000 + seed),
        family=family,
        category=category,
        title=title,
        published=at.date().isoformat() if family == "haugiang" else at.isoformat(),
        lead=opening.format(day=f"{at:%d/%m}", place=place, subject=subject, detail=detail),
        body=(more, _numbers(seed, place), _CLOSINGS[seed % len(_CLOSINGS)]),
        caption=f"Quang cảnh buổi lễ tại {place}, đợt {number}",
        author=_PEOPLE[seed % len(_PEOPLE)],
        attachment=f"/files/ke-hoach {seed}.pdf" if seed % 5 == 0 else None,
        views=100 + seed * 13,
    )


def _numbers(seed: int, place: str) -> str:
    return (
        f"Theo thống kê của {place}, từ đầu năm đến nay đã có {40 + seed} việc tương tự được ghi"
        f" nhận, tăng {3 + seed % 9} việc so với cùng kỳ; {2 + seed % 5} việc còn chờ bố trí vốn."
    )


def edited(article: DemoArticle) -> DemoArticle:
    """The article after an editor has corrected it."""
    corrected = "Đính chính: số liệu trong bài đã được cập nhật theo báo cáo mới nhất của xã."
    return replace(article, body=(*article.body, corrected))


def slug(text: str) -> str:
    """A title as it stands in a URL."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return "-".join(part for part in kept.split("-") if part)
