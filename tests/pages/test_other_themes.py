"""A theme of a known CMS that prints its lines elsewhere is read as an unknown page is."""

import pytest
from lxml import etree

from newsspider.families import detect, liferay, nukeviet, sharepoint
from newsspider.model import Page
from newsspider.pages.files import has_files_near

PROSE = "Bà con ấp Rạch Giữa góp công làm đường, mỗi nhà một ngày, người già nấu nước. " * 4
MENU = "".join(f"<li><a href='/m{n}'>Mục thứ {n}</a></li>" for n in range(30))
URL = "https://a.example.vn/lam-duong-ap-rach-giua"


def page(inside, around="", end=""):
    return Page(
        URL,
        f"<html><body><ul>{MENU}</ul><div class='wrap'><h3>Làm đường ấp Rạch Giữa</h3>"
        f"<div class='line'>{around}</div><div class='inner'>{inside}</div>{end}</div>"
        f"<div class='foot'>Lượt truy cập: 12345</div></body></html>".encode(),
    )


BODIES = [
    (liferay.family, "<div class='journal-content-article'>{}</div>"),
    (nukeviet.family, "<div id='news-bodyhtml' class='bodytext'>{}</div>"),
    (sharepoint.family, "<div class='ms-rtestate-field'>{}</div>"),
]


@pytest.mark.parametrize(("family", "body"), BODIES, ids=lambda v: getattr(v, "name", ""))
def test_date_counter_and_files_are_found_where_the_theme_prints_them(family, body):
    line = "Ngày đăng: 05/07/2021 08:15 | Lượt xem: 1.234"
    files = "<div><a href='/f/ke-hoach.pdf'>Kế hoạch</a></div>"
    article = family.article(page(body.format(f"<p>{PROSE}</p>" * 3), line, files)).read()

    assert article.title == "Làm đường ấp Rạch Giữa"
    assert article.published == "05/07/2021 08:15"
    assert article.views == "Lượt xem: 1.234"
    assert [file.name for file in article.attachments] == ["Kế hoạch"]


@pytest.mark.parametrize(("family", "body"), BODIES, ids=lambda v: getattr(v, "name", ""))
def test_the_last_line_of_a_body_is_no_line_over_it(family, body):
    told = f"<p>{PROSE}</p>" * 3 + "<p>Ngày xử lý: 12/6/2019</p>"
    article = family.article(page(body.format(told))).read()

    assert article.published is None
    assert article.category is None
    assert article.body[-1] == "Ngày xử lý: 12/6/2019"


@pytest.mark.parametrize(
    "line", ["Truy cập nội dung luôn", "Skip to content", "Nguồn: Báo Đắk Nông"]
)
def test_what_stands_over_a_title_and_names_no_section_is_none(line):
    html = page(f"<p>{PROSE}</p>" * 3).body.replace(b"<h3>", f"<div>{line}</div><h3>".encode())
    article = liferay.family.article(Page(URL, html)).read()

    assert article.category is None


def test_an_empty_body_gives_way_to_a_file_beside_it():
    told = page(
        "<div class='journal-content-article'></div>",
        "",
        "<p><a href='/f/1.pdf'>Thông báo số 1</a></p>",
    )
    article = liferay.family.article(told).read()

    assert [file.url for file in article.attachments] == ["https://a.example.vn/f/1.pdf"]


def test_one_bracket_of_two_is_no_sign_of_a_cms():

    html = page(f"<p>{PROSE}</p>" * 3, "[ Cập nhật vào ngày (31/07/2021) ]")

    assert detect(html).name == "generic"
    both = page(f"<p>{PROSE}</p>" * 3, "[ Cập nhật vào ngày (31/07/2021) ] [ Số lần xem: 441 ]")
    assert detect(both).name == "haugiang"


@pytest.mark.parametrize(("family", "body"), BODIES, ids=lambda v: getattr(v, "name", ""))
def test_a_date_that_a_menu_parts_from_the_article_is_the_page_s_own(family, body):
    read = page(body.format(f"<p>{PROSE}</p>" * 3))
    clock = "<body><div><span>Chủ nhật, 7/4/2019 - 13:44</span></div>".encode()

    assert family.article(Page(URL, read.body.replace(b"<body>", clock))).read().published is None


@pytest.mark.parametrize(("family", "body"), BODIES, ids=lambda v: getattr(v, "name", ""))
def test_the_day_of_the_portal_s_licence_is_no_article_s(family, body):
    licence = "<p>Giấy phép số 13 do Sở Thông tin và Truyền thông cấp ngày 25/5/2016</p>"
    article = family.article(page(body.format(f"<p>{PROSE}</p>" * 3), end=licence)).read()

    assert article.published is None


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("<a href='/f/ke-hoach.pdf'>Kế hoạch</a>", True),
        ("<a href='/f/ke-hoach.pdf?v=1'><img src='/themes/icon/pdf.png'></a>", True),
        ("<a href='/f/cai-cach.pdf'> <img src='/anh/cai-cach-2021.jpg'> </a>", False),
        ("<a href='/ke-hoach'>Kế hoạch.pdf</a>", False),
    ],
)
def test_a_linked_picture_without_a_word_is_a_campaign_s_and_no_file(link, near):
    root = etree.fromstring(f"<div><p id='x'>x</p><b>{link}</b></div>", etree.HTMLParser())

    assert has_files_near(root.find(".//p")) is near
