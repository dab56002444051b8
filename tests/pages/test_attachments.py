"""Which links of a page are files of its article."""

from __future__ import annotations

import pytest

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.text.urls import file_in, is_document

UUID = "9bc2c6e1-7f41-4b10-9f5b-1c1ecbf10d52"
TEXT = (
    "<p>Ủy ban nhân dân xã thông báo lịch tiếp công dân quý ba của Chủ tịch và các Phó Chủ tịch.</p>"
    "<p>Buổi sáng bắt đầu từ 7 giờ 30 phút, buổi chiều từ 13 giờ 30 phút tại trụ sở của xã.</p>"
)


def read(after: str):
    page = f"<html><body><div><h1>Lịch tiếp công dân quý ba</h1><div>{TEXT}</div>{after}</div></body></html>"
    return ArticlePage(Page("https://x.example.vn/lich", page.encode(), "utf-8")).read()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"/documents/22334/36019870/Phu+luc.xlsx/{UUID}", True),
        (f"/documents/20121/1090033/TB.pdf/{UUID}?t=1700643900456", True),
        (f"/documents/22334/36019870/Phu+luc/{UUID}", False),
        (f"/tin/Phu+luc.xlsx/{UUID}", False),
        ("/files/phu-luc.xlsx", True),
        ("/web/guest/documents/phu-luc", False),
    ],
)
def test_a_file_is_told_though_its_own_name_stands_before_the_last_step(path, expected):
    assert is_document(f"https://x.example.vn{path}") is expected


def test_a_file_without_words_has_the_name_that_people_read():
    assert file_in(f"https://x.example.vn/documents/1/2/Q%C4%90.pdf/{UUID}") == "QĐ.pdf"


def test_a_table_of_files_under_the_text_is_no_prose():
    article = read(
        "<table><tr><th>Đính kèm</th><th>Dung lượng</th></tr>"
        "<tr><td><a href='/f/lich.doc'>lich tiep cong dan.doc</a></td><td>37.5 KB</td></tr></table>"
    )
    assert [file.name for file in article.attachments] == ["lich tiep cong dan.doc"]
    assert len(article.body) == 2


def test_a_table_with_a_file_in_it_stays_a_table():
    article = read(
        "<table><tr><th>Ngày</th><th>Người tiếp</th></tr>"
        "<tr><td>16/8/2018</td><td><a href='/f/lich.doc'>Chủ tịch</a>, cùng cán bộ tư pháp</td></tr></table>"
    )
    assert article.body[-1] == "16/8/2018 | Chủ tịch, cùng cán bộ tư pháp"


def test_a_link_whose_words_are_a_file_s_name_leads_to_one():
    article = read(
        "<div><span>Tải về các tập tin đính kèm:</span><ul>"
        "<li><a href='/item/download/214_3b0a'>Kế hoạch.doc</a> <span>(254 lần tải)</span></li></ul></div>"
    )
    assert [(file.url, file.name) for file in article.attachments] == [
        ("https://x.example.vn/item/download/214_3b0a", "Kế hoạch.doc")
    ]


def test_files_behind_a_label_are_found_though_other_links_stand_before_it():
    article = read(
        "<div>Đăng trong <a href='/truy-na'>Thông báo của Công an xã Bình Sơn</a></div>"
        "<div>Tải tệp đính kèm:</div>"
        "<ul><li><a href='/item/download/3_5d'>QD-06.pdf</a> (390 Tải về)</li></ul>"
        "<h3>Tin khác</h3><ul><li><a href='/f/khac.pdf'>Thông báo khác của xã Bình Sơn.pdf</a></li></ul>"
    )
    assert [file.name for file in article.attachments] == ["QD-06.pdf"]
