"""The reader without selectors, on the traps that portals set."""

from __future__ import annotations

import unicodedata

import pytest

from newsspider.errors import NotAnArticleError
from newsspider.model import Article, Page
from newsspider.pages.article import ArticlePage

TITLE = "Xã Phước Hiệp mở đường qua đồi cát"
FIRST = "Con đường dài bốn cây số nối hai ấp đã được đổ bê tông sau hai tháng bà con góp công."
SECOND = "Xã dành phần kinh phí còn lại để trồng phi lao hai bên và lắp đèn năng lượng mặt trời."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
CLOCK = "<div class='top'>Thứ ba, 24/11/2026 | 10:15</div>"
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Mục thứ {n}</a></li>" for n in range(6)) + "</ul>"
FOOT = (
    "<div><p>Giấy phép số 12/GP-TTĐT cấp ngày 25/5/2016. Địa chỉ: số 5 đường Lê Lợi, thị xã.</p>"
    "<p>Tổng lượt truy cập: 3.678.427</p></div>"
)
RELATED = (
    "<b>Tin liên quan</b><ul>"
    "<li><a href='/a'>Sửa cầu ấp Ba trước mùa lũ</a> (05/06/2021) (610 Lượt xem )</li>"
    f"<li><a href='/b'>{TITLE}</a> (04/06/2021)</li></ul>"
)


def read(middle: str, url: str = "https://x.example.vn/tin.aspx?id=7") -> Article:
    head = "<html><head><title>Trang chủ</title></head>"
    page = f"{head}<body>{CLOCK}{MENU}<div>{middle}</div>{FOOT}</body></html>"
    return ArticlePage(Page(url, page.encode(), "utf-8")).read()


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>{TITLE}</h1>",
        f"<h3 class='news-title'>{TITLE}</h3>",
        f"<div class='TieuDe'><span>{TITLE}</span></div>",
        f"<span id='ctl00_lblTitle'>{TITLE}</span>",
        f"<p style='font-size:20px'><b>{TITLE}</b></p>",
        f"<font size=4><b>{TITLE}</b></font>",
        f"<div>Nông thôn mới</div><div><b>{TITLE}</b></div>",
    ],
)
def test_the_title_is_found_in_any_markup(head: str) -> None:
    assert read(head + BODY + RELATED).title == TITLE


def test_the_address_tells_the_title_that_no_markup_does() -> None:
    url = "https://x.example.vn/xa-phuoc-hiep-mo-duong-qua-doi-cat-1234.html"

    article = read(f"<div>{TITLE}</div>{BODY}", url)

    assert (article.title, article.how["title"]) == (TITLE, "generic:slug")


def test_brackets_after_the_title_are_the_templates() -> None:
    assert read(f"<h2>{TITLE} <span>( )</span></h2>{BODY}").title == TITLE


def test_a_date_in_brackets_after_the_title_is_the_articles() -> None:
    article = read(f"<h2>{TITLE} <span>( thứ ba, 02 07 2019 10:47 )</span></h2>{BODY}{RELATED}")

    assert (article.title, article.published) == (TITLE, "thứ ba, 02 07 2019 10:47")


def test_other_brackets_belong_to_the_title() -> None:
    assert read(f"<h2>{TITLE} (Kỳ 2)</h2>{BODY}").title == f"{TITLE} (Kỳ 2)"


def test_a_counter_in_an_element_of_its_own_is_read() -> None:
    article = read(f"<h1>{TITLE}</h1><div>Đã xem:</div><div>41</div>{BODY}{RELATED}")

    assert (article.views, article.body) == ("Đã xem: 41", (FIRST, SECOND))


def test_the_clock_of_the_page_is_no_date() -> None:
    assert read(f"<h1>{TITLE}</h1>{BODY}{RELATED}").published is None


@pytest.mark.parametrize(
    "prose",
    [
        "<p>Sáng 12/3/2021, xã họp dân bàn việc hiến đất làm đường và thống nhất mức góp công.</p>",
        "<p>Nghị định này có hiệu lực kể từ ngày 01/5/2019 và thay thế các quy định trước đây.</p>",
    ],
)
def test_a_date_in_the_prose_is_not_the_articles(prose: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{prose}{BODY}").published is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>05/07/2021 08:15</p>", "05/07/2021 08:15"),
        ("<p>Ngày đăng: 05/07/2021</p>", "05/07/2021"),
        ("<p>(05.07.2021 08:15)</p>", "05.07.2021 08:15"),
        ("<p>Cập nhật: 05/07/2021 | Lượt xem: 12</p>", "05/07/2021"),
        ("<p>Cập nhật: 06/07/2021</p><p>Ngày đăng: 05/07/2021</p>", "05/07/2021"),
    ],
)
def test_the_date_line_under_the_title_is_the_articles(line: str, expected: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{line}{BODY}{RELATED}").published == expected


def test_a_date_over_the_title_in_its_frame_is_the_articles() -> None:
    head = f"<table><tr><td>Tin trong xã</td><td>05/07/2021</td></tr></table><h1>{TITLE}</h1>"

    article = read(head + BODY + RELATED)

    assert (article.published, article.category) == ("05/07/2021", "Tin trong xã")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("<p>Lượt xem: 1.234</p>", True),
        ("<p>Đã xem: 12</p>", True),
        ("<p>Số lượt người xem: <span>13</span></p>", True),
        ("<p>Số lượt người xem: <span></span></p>", False),
        ("<p>Tổng lượt truy cập: 541172</p>", False),
        ("<p>Đang online: 15</p>", False),
    ],
)
@pytest.mark.parametrize("place", ["{line}{body}", "{body}{line}"])
def test_only_the_articles_own_counter_is_read(line: str, found: bool, place: str) -> None:
    article = read(f"<h1>{TITLE}</h1>" + place.format(line=line, body=BODY) + RELATED)

    assert (article.views is not None) is found


def test_related_news_and_footer_are_no_body() -> None:
    assert read(f"<h1>{TITLE}</h1>{BODY}{RELATED}").body == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("<div><b>{}</b></div>", True),
        ("<p class='sapo'>{}</p>", True),
        ("<h2>{}.</h2>", True),
        ("<p>{}</p>", False),
        ("<p align=center><b>{}</b></p>", False),
    ],
)
def test_a_summary_is_a_lead_where_it_is_marked_as_one(lead: str, expected: bool) -> None:
    text = "Hơn hai trăm hộ dân hai ấp Đông và Tây cùng góp đất, góp công làm con đường mới"

    article = read(f"<h1>{TITLE}</h1>{lead.format(text)}{BODY}<p>{FIRST}</p>")

    assert (article.lead is not None) is expected


@pytest.mark.parametrize(
    ("closing", "author", "source"),
    [
        ("<p align=right><b>Thanh Tâm</b></p>", "Thanh Tâm", None),
        ("<p><strong>PHƯƠNG LINH</strong></p>", "PHƯƠNG LINH", None),
        ("<p>Lam Giang</p>", "Lam Giang", None),
        ("<p align=right><b>Ban Biên tập</b></p>", "Ban Biên tập", None),
        ("<p>Tác giả: Lê Biển</p>", "Lê Biển", None),
        ("<p>Tin, ảnh: Lê Biển</p><p>Nguồn: Báo Xã</p>", "Lê Biển", "Báo Xã"),
        ("<p><b>Lê Biển</b> (Cập nhật ngày 15-03-2019)</p>", "Lê Biển", None),
        ("<p align=right>Theo Báo Tỉnh</p>", None, "Báo Tỉnh"),
        ("<p>Khánh An (TTXVN)</p>", "Khánh An", "TTXVN"),
        ("<p>Theo kế hoạch sẽ xong trong năm nay</p>", None, None),
        ("<p>Xã sẽ khánh thành vào tháng tới.</p>", None, None),
        ("<p><b>Xem chi tiết tại đây</b></p>", None, None),
    ],
)
def test_the_last_lines_sign_the_article(
    closing: str, author: str | None, source: str | None
) -> None:
    article = read(f"<h1>{TITLE}</h1>{BODY}{closing}{RELATED}")

    assert (article.author, article.source) == (author, source)
    assert article.body[:2] == (FIRST, SECOND)
    assert not any("Lê Biển" in text for text in article.body)


def test_a_name_run_on_to_the_last_sentence_signs_it() -> None:
    article = read(f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}<b>Thanh Tâm</b></p>{RELATED}")

    assert (article.author, article.body) == ("Thanh Tâm", (FIRST, SECOND))


def test_a_notice_of_one_file_has_no_body() -> None:
    pointer = "<p>Xem chi tiết <a href='/tep/ke hoach.PDF'>tại đây</a></p>"

    article = read(f"<h1>{TITLE}</h1>{pointer}{RELATED}")

    assert article.body == ()
    assert [(file.url, file.name) for file in article.attachments] == [
        ("https://x.example.vn/tep/ke%20hoach.PDF", "tại đây")
    ]


def test_a_text_pasted_twice_is_kept_as_printed() -> None:
    article = read(f"<h1>{TITLE}</h1>{BODY}<p>Theo Báo Tỉnh</p>{BODY}<p>Theo Báo Tỉnh</p>")

    assert article.body == (FIRST, SECOND, FIRST, SECOND)


def test_text_in_decomposed_letters_is_composed() -> None:
    article = read(unicodedata.normalize("NFD", f"<h1>{TITLE}</h1>{BODY}"))

    assert (article.title, article.body) == (TITLE, (FIRST, SECOND))


def test_a_front_page_is_no_article() -> None:
    with pytest.raises(NotAnArticleError):
        read(f"<h1>{TITLE}</h1>{BODY}", "https://x.example.vn/")


def test_a_listing_is_no_article() -> None:
    card = "<div><h3><a href='/{n}'>Tin thứ {n} của xã trong tuần này</a></h3><p>{text}</p></div>"
    cards = "".join(card.format(n=n, text=FIRST) for n in range(6))

    with pytest.raises(NotAnArticleError):
        read(f"<h1>Tin trong xã</h1>{cards}")
