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
