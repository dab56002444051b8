"""Listings: cards, what they print, and where they go on."""

import pytest

from newsspider.model import Page
from newsspider.pages.listing import ListingPage
from newsspider.pages.pagination import next_page

URL = "http://a.gov.vn/tin-tuc/"
CARD = (
    '<div class="panel"><h3><a href="/tin-tuc/bai-{n}.html">Bài viết số {n} của cổng tỉnh</a></h3>'
    "<ul><li>05/10/2021 08:05:00</li><li>Đã xem: {n}7</li></ul>"
    "<p>Tóm tắt của bài viết số {n}, đủ dài để người đọc biết chuyện gì đã xảy ra ở đâu.</p></div>"
)
MENU = '<nav class="menu"><a href="/gioi-thieu/">Giới thiệu chung về tỉnh nhà</a></nav>'


def read(html, url=URL):
    return ListingPage(Page(url, f"<html><body>{html}</body></html>".encode())).read()


def test_a_card_carries_what_it_prints():
    listing = read(MENU + CARD.format(n=1) + CARD.format(n=2))

    first, second = listing.cards
    assert (first.url, first.title) == (
        "http://a.gov.vn/tin-tuc/bai-1.html",
        "Bài viết số 1 của cổng tỉnh",
    )
    assert (first.published, first.views) == ("05/10/2021 08:05:00", "Đã xem: 17")
    assert first.lead is not None
    assert first.lead.startswith("Tóm tắt của bài viết số 1")
    assert second.views == "Đã xem: 27"


def test_menus_files_and_other_hosts_are_no_cards():
    html = MENU + CARD.format(n=1) + CARD.format(n=2)
    html += '<div class="panel"><h3><a href="/x.pdf">Một tệp văn bản rất dài ở đây</a></h3></div>'
    html += (
        '<div class="panel"><h3><a href="http://b.vn/x">Một cổng khác cũng rất dài</a></h3></div>'
    )

    assert [card.url[-6:] for card in read(html).cards] == ["1.html", "2.html"]


def test_a_date_within_a_title_is_not_the_card_s_date():
    html = (
        '<td class="T"><a href="/a/">Lễ khai mạc vào ngày 22/4/2019 (05.08.2019 16:51)</a></td>'
        '<td class="T"><a href="/b/">Họp mặt đầu xuân ngày 1/1/2019</a></td>'
    )
    listing = read(f"<table><tr>{html}</tr></table>")

    assert [card.published for card in listing.cards] == ["05.08.2019 16:51", None]


def test_a_page_without_article_links_has_no_cards():
    assert read(MENU + "<p>Không có bài viết</p>").cards == ()


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        (URL, [("http://a.gov.vn/tin-tuc/page/2/", "2")], "http://a.gov.vn/tin-tuc/page/2/"),
        (URL, [("http://a.gov.vn/tin-tuc/page-2/", "»")], "http://a.gov.vn/tin-tuc/page-2/"),
        (URL, [("http://a.gov.vn/tin-tuc/?page=2", "Trước")], "http://a.gov.vn/tin-tuc/?page=2"),
        (URL + "page/2/", [(URL, "Trang sau"), (URL + "page/1/", "1")], None),
        (URL, [(URL, "»")], None),
        (URL, [("http://a.gov.vn/khac/page/2/", "2")], None),
    ],
)
def test_the_way_on_is_the_next_number_of_the_same_listing(url, links, expected):
    assert next_page(url, links, None) == expected


NAMES = ["Lịch sử hình thành", "Điều kiện tự nhiên", "Chức năng nhiệm vụ", "Cơ cấu tổ chức"]
NEWS = "".join(
    f"<div><h4><a href='/tin/{n}.html'>Hội đồng nhân dân xã khai mạc kỳ họp thứ {n}</a></h4></div>"
    for n in range(1, 6)
)


def test_names_of_four_words_are_no_headlines_beside_longer_ones():
    items = "".join(f"<li><a href='/gt/{n}'>{name}</a></li>" for n, name in enumerate(NAMES))

    assert len(read(f"<div><ul>{items}</ul></div>{NEWS}").cards) == 5


def test_short_headlines_are_cards_where_there_are_no_longer_ones():
    items = "".join(f"<li><a href='/tin/{n}'>{name}</a></li>" for n, name in enumerate(NAMES))

    assert len(read(f"<div><ul>{items}</ul></div>").cards) == 4


def test_a_list_of_titles_goes_on_with_the_main_one():
    titles = "".join(
        f"<li><a href='/tin/1{n}.html'>Tổng kết chiến dịch tình nguyện hè năm {n}</a></li>"
        for n in range(3)
    )

    assert len(read(f"{NEWS}<ul class='related'>{titles}</ul>").cards) == 8


def pager(*numbers, link):
    return "".join(
        f"<a href='{link.format(n - 1)}'>{n}</a> " if isinstance(n, int) else f"<span>{n}</span> "
        for n in numbers
    )


@pytest.mark.parametrize(
    ("url", "numbers", "link", "onward"),
    [
        # Addresses that count from nought, and by articles.
        ("/tin-tuc", ("1", 2, 3), "/tin-tuc?page={}", "/tin-tuc?page=1"),
        ("/tin-tuc?page=1", (1, "2", 3, 4), "/tin-tuc?page={}", "/tin-tuc?page=2"),
        ("/tin-tuc?start=20", (1, 2, "3", 4), "/tin-tuc?start={}0", "/tin-tuc?start=30"),
        ("/d.aspx?t=9", ("[1]", 2, 3), "/d.aspx?t=9&currentpage={}", "/d.aspx?t=9&currentpage=1"),
        ("/tin-tuc?start=40", (1, 2, 3, 4, "5"), "/tin-tuc?start={}0", None),
        # A calendar.
        ("/tin-tuc", range(2, 31), "/tin-tuc/lich/{}", None),
        # Counters of comments, among the titles.
        ("/tin-tuc", ("Một tin dài hơn mười sáu chữ cái", 2), "/tin-tuc/a-{}.html#bl", None),
    ],
)  # fmt: skip
def test_the_way_on_stands_behind_the_number_that_is_no_link(url, numbers, link, onward):
    listing = read(NEWS + pager(*numbers, link=link), f"http://a.gov.vn{url}")

    assert listing.next == (f"http://a.gov.vn{onward}" if onward else None)


@pytest.mark.parametrize(
    ("printed", "views"),
    [
        ("<span class='td-post-views'><i class='td-icon-views'></i> 1.731</span>", "1.731"),
        ("<div class='card-footer'><i class='far fa-eye'></i> 8.812</div>", "8.812"),
        ("<p>(Lượt xem: 767) <a href='/tin/{n}.html'>Xem chi tiết...</a></p>", "Lượt xem: 767"),
        ("<p><i class='fa fa-comment'></i> 3</p>", None),
    ],
)
def test_the_counter_of_a_card_is_told_by_label_icon_or_name(printed, views):
    cards = "".join(
        f"<div><h4><a href='/tin/{n}.html'>Hội đồng nhân dân xã khai mạc kỳ họp thứ {n}</a></h4>"
        f"{printed.format(n=n)}</div>"
        for n in range(1, 4)
    )

    assert {card.views for card in read(cards).cards} == {views}


def test_the_foot_of_a_card_tells_its_date_and_a_summary_ends_before_the_link_on():
    told = "Lớp tập huấn trang bị cho học viên kỹ năng hướng dẫn người dân sử dụng dịch vụ công."
    cards = "".join(
        f"<div><h4><a href='/tin/{n}.html'>Hội đồng nhân dân xã khai mạc kỳ họp thứ {n}</a></h4>"
        f"<p>{told} <a href='/tin/{n}.html'>Đọc thêm »</a></p>"
        "<div class='card-footer'><span>14/08/2024</span></div></div>"
        for n in range(1, 4)
    )

    assert {(card.lead, card.published) for card in read(cards).cards} == {(told, "14/08/2024")}
