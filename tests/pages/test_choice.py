"""Which of several elements of one class are the article's, and when a headline is not believed."""

from __future__ import annotations

from typing import ClassVar

import pytest

from newsspider.families import lacviet
from newsspider.model import Article, Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.names import is_person

URL = "https://xa.example.vn/mua-he-tinh-nguyen-cua-thanh-nien-xa/"
TITLE = "Mùa hè tình nguyện của thanh niên xã"
FIRST = "Ba mươi đoàn viên của xã dành trọn tháng bảy sửa lại bốn cây cầu gỗ ở hai thôn vùng trong."
SECOND = (
    "Gỗ do các hộ trong thôn góp, công thợ do đoàn viên làm, huyện hỗ trợ đinh và dầu chống mục."
)
OTHER = '<li><a href="/khac">Hội cựu chiến binh trồng cây đầu xuân ở nghĩa trang</a>{}</li>'


class Theme(ArticlePage):
    family: ClassVar[str] = "theme"
    title_at: ClassVar[Selectors] = (".tieude",)
    published_at: ClassVar[Selectors] = (".ngay",)
    lead_at: ClassVar[Selectors] = (".tomtat",)
    category_at: ClassVar[Selectors] = (".muc",)
    body_at: ClassVar[Selectors] = (".noidung",)


def read(body: str, url: str = URL) -> Article:
    return Theme(Page(url, f"<html><body>{body}</body></html>".encode(), "utf-8")).read()


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def test_a_card_before_the_article_gives_it_no_date_and_no_summary() -> None:
    card = OTHER.format(
        '<span class="ngay">01/02/2021</span><p class="tomtat">Sáng nay hội trồng.</p>'
    )
    page = f"""<ul>{card}</ul><div><h1 class="tieude">{TITLE}</h1>
        <div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    article = read(page)

    assert (article.published, article.lead) == (None, None)


def test_the_clock_in_the_head_of_a_small_page_is_no_date_of_the_article() -> None:
    page = f"""<div id="header"><a href="/">Xã Hòa Thắng</a><div>Chủ nhật, 8/11/2021</div></div>
        <div><h1 class="tieude">{TITLE}</h1><div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    assert read(page).published is None


def test_of_two_dates_the_one_beside_the_headline_is_taken() -> None:
    page = f"""<div><div><span class="ngay">01/02/2021</span></div></div>
        <div><h1 class="tieude">{TITLE}</h1><span class="ngay">05/07/2021 08:15</span>
        <div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    assert read(page).published == "05/07/2021 08:15"


def test_of_several_bodies_the_one_near_the_headline_with_most_text_is_taken() -> None:
    page = f"""<header><div class="noidung">{text(FIRST * 9)}</div></header>
        <main><div><h1 class="tieude">{TITLE}</h1><div class="noidung"><p>Bản in</p></div>
        <div class="noidung">{text(FIRST, SECOND)}</div></div></main>"""

    assert read(page).body == (FIRST, SECOND)


def test_a_headline_that_the_address_does_not_name_gives_way_to_the_one_it_names() -> None:
    page = f"""<div class="tieude">Đoàn thể</div><div><h2>{TITLE}</h2>
        <div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    article = read(page)

    assert (article.title, article.how["title"]) == (TITLE, "generic:slug")


def test_of_two_elements_of_the_headline_s_class_the_one_that_the_address_names_is_it() -> None:
    page = f"""<div class="tieude">Đoàn thể</div><div><p class="tieude">{TITLE}</p>
        <div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    article = read(page)

    assert (article.title, article.how["title"]) == (TITLE, "theme:.tieude")


def test_a_headline_is_believed_where_the_address_names_no_line_of_the_page() -> None:
    page = f"""<div><h2 class="tieude">{TITLE}</h2><div class="noidung">{text(FIRST)}</div></div>"""

    assert read(page, "https://xa.example.vn/chien-dich-he-nam-nay-khoi-dong/").title == TITLE


def test_an_almost_empty_body_gives_way_to_the_text_beside_it() -> None:
    whole = [f"{FIRST} ({n})" for n in range(1, 9)]
    page = f"""<div><h1 class="tieude">{TITLE}</h1><div class="noidung"><p>Ảnh đẹp</p></div>
        <div class="than-bai">{text(*whole)}</div></div>"""

    article = read(page)

    assert [paragraph for paragraph in whole if paragraph not in article.body] == []
    assert article.how["body"] == "generic:prose"


def test_a_short_notice_keeps_its_own_body() -> None:
    page = f"""<div><h1 class="tieude">{TITLE}</h1><div class="noidung">
        <p><a href="/tep/ke hoach.pdf">Kế hoạch</a></p></div></div>
        <ul>{OTHER.format("") * 9}</ul>"""

    article = read(page)

    assert (article.body, [file.name for file in article.attachments]) == ((), ["Kế hoạch"])


def test_the_article_itself_is_not_its_section() -> None:
    page = f"""<div><a class="muc" href="#">{TITLE}</a></div>
        <div><h1 class="tieude">{TITLE}</h1><div class="noidung">{text(FIRST, SECOND)}</div></div>"""

    assert read(page).category is None


def test_links_that_the_template_prints_at_the_end_of_the_body_are_none_of_it() -> None:
    page = f"""<div><h1 class="tieude">{TITLE}</h1><div class="noidung">{text(FIRST, SECOND)}
        <p style="text-align:right"><b>Thanh Hà</b></p><ul>{OTHER.format("") * 3}</ul></div></div>"""

    article = read(page)

    assert (article.body, article.author) == ((FIRST, SECOND), "Thanh Hà")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Phạm Văn Phải – Sở GD&ĐT", True),
        ("Nguyễn Văn Tá - Trường THCS Nguyễn Trãi", True),
        ("Lò Thị Vân, Phòng GD&ĐT Mèo Vạc", True),
        ("Khánh An", True),
        ("Hà Giang - Tuyên Quang", False),
        ("Sở GD&ĐT", False),
    ],
)
def test_a_person_may_be_named_with_the_unit(line: str, expected: bool) -> None:
    assert is_person(line) is expected


def test_another_box_of_the_page_has_nothing_of_the_article():
    """The same web part, beside: what only the page holds together with the headline is not its."""
    told = "<p>" + "Bà con góp công làm đường, mỗi nhà một ngày. " * 9 + "</p>"
    own = f"<div><div><p class='Title'>Làm đường ấp Rạch Giữa</p><div id='part1'>{told}</div></div></div>"
    other = (
        "<div><h3>Tin khác</h3><table><tr><td class='Time'>02.08.2019 13:57</td></tr></table></div>"
    )
    page = Page("http://a.vn/lam-duong-ap-rach-giua", f"<body>{own}{other}</body>".encode())

    article = lacviet.family.article(page).read()

    assert (article.title, article.published) == ("Làm đường ấp Rạch Giữa", None)
