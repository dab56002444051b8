"""Any bytes at all are an article or a clear refusal, soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsspider import families
from newsspider.errors import NotAnArticleError
from newsspider.model import Page

PIECES = st.sampled_from(
    [
        b"<div>", b"</div>", b"<p>", b"</p>", b"<table>", b"<tr>", b"<td>", b"</table>", b"<br>",
        b"<h1>", b"</h1>", b"<li>", b"<a href='x.pdf'>", b"<a href=", b"</a>", b"<img src=a.jpg>",
        b"<figure>", b"<span style='", b"'>", b"<script>", b"</script>", b"<!--", b"-->", b"&nbsp1",
        b"&#0;", b"\0", b"\xff\xfe", b"\xe1\xbb", "Lượt xem: 12 ".encode(), b"05/07/2021 ",
        "Đường mới qua đồi cát đã xong. ".encode(), b"class='related'", b"<html>", b"<body>",
        b"<div class='ArticleContent'>", b"<td class='Time'>", b"<p class='Title'>",
        "[ Cập nhật vào ngày (31/07/2021) ]".encode(), b"<font size=", b"<center>", b"data:image/",
    ]
)  # fmt: skip


def survives(name: str, body: bytes) -> bool:
    page = Page("https://x.example.vn/mot-hai-ba-bon-nam-12.html", body, None)
    try:
        families.load(name).article(page).read()
    except NotAnArticleError:
        return True
    return True


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_an_article_or_refused(body: bytes) -> None:
    assert survives("detected", body)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(families.names()), st.lists(PIECES, max_size=60))
def test_broken_markup_is_an_article_or_refused(name: str, pieces: list[bytes]) -> None:
    assert survives(name, b"".join(pieces))


TEXT = "Đường mới qua đồi cát đã xong. ".encode()


def bare(count: int, start: int = 0) -> bytes:
    return b" ".join(b"a%x" % n for n in range(start, start + count))


HOSTILE = {
    "bare attributes behind a quoted end": b'<p x=">" ' + bare(60_000) + b">x",
    "bare attributes behind a long value": b'<p x="' + b"a" * 500 + b'>" ' + bare(60_000) + b">x",
    "bare attributes behind a quoted tag": b"<p x='<b>' " + bare(60_000) + b">x",
    "bare attributes between quoted ends": b"<p "
    + b" ".join(b'y%d=">" ' % n + bare(120, n * 120) for n in range(200))
    + b">x",
    "bare attributes between quoted tags": b"<p "
    + b" ".join(b'y%d="<i>" ' % n + bare(120, n * 120) for n in range(200))
    + b">x",
    "bare attributes between quoted ends and signs of less": b'<p x=">" '
    + b" < ".join(bare(150, n * 150) for n in range(300))
    + b">x",
    "bare attributes in a value of a script": b'<script><b x=\'</script><p y=">" '
    + bare(45_000)
    + b"'>x",
    "nesting": b"<div>" * 10_000 + TEXT + b"</div>" * 10_000,
    "nested tables": b"<table><tr><td>a<td>b" * 5_000,
    "unclosed inline": b"<b>" * 200_000 + TEXT,
    "attribute of a megabyte": b"<p class='" + b"x " * 500_000 + b"'>" + TEXT,
    "style of a megabyte": b"<p style='" + b"color:red;" * 100_000 + b"'>" + TEXT,
    "attributes without number": b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">",
    "null bytes": b"<p>\0" * 100_000 + TEXT,
    "inline picture of megabytes": b"<p><img src='data:image/png;base64,"
    + b"A" * 3_000_000
    + b"'></p><h1>Mot hai ba</h1><p>"
    + TEXT * 5,
    "unclosed tags": b"<p" * 300_000,
    "lines without number": b"<br>x" * 200_000,
    "links without number": b"<ul>" + b"<li><a href=/x>tai day</a></li>" * 30_000,
    "pictures without number": b"<p><img src=a.jpg></p>" * 40_000,
    "headings without number": b"<h1>tieu de bai viet so mot</h1>" * 30_000,
    "dates without number": b"<p>12/03/2021 10:15 luot xem: 12</p>" * 25_000,
    "one word": b"<p>" + b"a" * 1_000_000,
    "brackets": b"<h1>T" + b" (" * 200_000 + b"</h1>",
    "digits": b"<p>" + b"1/2/" * 200_000,
    "dates run together": b"<p>" + b"31/07/31/07/" * 80_000,
    "deepest nesting": b"<div>" * 200_000 + TEXT,
    "signs of less": b"<" * 1_000_000,
    "tables without end": b"<table><tr><td>" * 60_000,
    "attributes with quoted ends": b"<p " + b" ".join(b"a%d='>'" % n for n in range(80_000)) + b">",
    "attributes between slashes": b"<p " + b"/".join(b"a%d" % n for n in range(100_000)) + b">",
    "labels run together": b"<h1>Mot hai ba</h1><p>" + "Lượt xem".encode() * 80_000,
    "labels line after line": "<p>Tác giả: Tác giả: Nguồn: (Theo</p>".encode() * 20_000,
    "times line after line": b"<p>" + b"12:30 " * 25 + b"</p>",
    "brackets in lines": (b"<p>" + b"(" * 80 + b"</p>") * 8_000,
    "marks out of order": b"<h1>Mot hai ba</h1><p>" + "\u0301\u0323".encode() * 200_000,
    "entities of entities": b"<!DOCTYPE html [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><p>"
    + b"&b;" * 200_000,
    "spaces": b"<h1>Mot hai ba</h1><p>" + b"a" + "\u00a0 ".encode() * 250_000 + b"b",
    "debris of Word": b"<h1>Mot hai ba</h1><p>" + b"&lt;!--[if" * 60_000,
    "broken charset": b"<meta charset" * 20_000 + b"\xff",
    "months run together": b"<p class=Title>Mot hai ba bon</p>"
    + b"jan" * 300_000
    + b"<div class=fix_img><p>"
    + TEXT * 20
    + b"</p></div>",
    "a body among elements without number": b"<p class=Title>Mot hai ba bon</p><div>"
    + b"<i></i>" * 120_000
    + b"<div class=fix_img><p>"
    + TEXT * 20
    + b"</p></div></div>",
    "dates in dates": b"<p class=Title>Mot hai ba bon</p><div class=fix_img><p>"
    + TEXT * 20
    + b"</p></div>"
    + b"<span class=NgayDang>" * 9_000,
    "eyes in eyes": b"<h1>Mot hai ba bon</h1><p>"
    + TEXT * 20
    + b"</p>"
    + b"<div class=fa-eye>" * 9_000,
    "authors without number": b"<div><h1>Mot hai ba bon</h1>"
    + b"<i class=author>x</i>" * 50_000
    + b"<p>"
    + TEXT * 20,
    "counters without number": b"<div><h1>Mot hai ba bon</h1>"
    + b"<i class=views>12</i>" * 50_000
    + b"<p>"
    + TEXT * 20,
    "bylines line after line": b"<h1>Mot hai ba bon</h1>"
    + "<p>Viết bởi Lò Văn 12:30 1/2/2021 Hai</p>".encode() * 20_000,
    "buttons run together": b"<h1>Mot hai ba bon</h1>"
    + b"".join(b"<p>" + "Đóng".encode() * 20 + b"x%d</p>" % n for n in range(3_000)),
    "films without number": b"<h1>Mot hai ba bon nam</h1>" + b"<video></video>" * 60_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["generic", "lacviet"])
def test_a_hostile_page_takes_no_longer_than_its_size_allows(name: str, body: bytes) -> None:
    began = time.process_time()

    assert survives(name, body)

    # A second a megabyte on a quiet machine; twice that on a busy one.
    assert time.process_time() - began < 2 * max(1.0, len(body) / 1_000_000)


CARDS = {
    "cards": b"<ul>"
    + b"".join(b"<li><a href=/tin-%d>Tin so %d cua tinh</a>" % (n, n) for n in range(15_000)),
    "menu before cards": b"<div>"
    + b"".join(b"<a href=/m-%d>muc</a>" % n for n in range(15_000))
    + b"".join(b"<a href=/tin-%d>Tin so %d cua tinh</a>" % (n, n) for n in range(5_000)),
    "deep links": b"<div><a href=/a-b-c-d>Tin so mot cua tinh</a>" * 10_000,
}


@pytest.mark.parametrize("body", CARDS.values(), ids=CARDS)
def test_a_hostile_listing_takes_no_longer_than_its_size_allows(body: bytes) -> None:
    page = Page("https://x.example.vn/tin-tuc", body, None)
    began = time.process_time()

    families.load("generic").listing(page).read()

    assert time.process_time() - began < 2 * max(1.0, len(body) / 1_000_000)


def test_the_text_of_a_page_with_a_hostile_tag_is_read() -> None:
    attributes = b" ".join(b"a%d=1" % n for n in range(5_000))
    body = b"<p " + attributes + b">" + TEXT * 4 + b"</p><h1>Mot hai ba bon nam</h1><p>" + TEXT * 4

    article = families.load("generic").article(Page("https://x.example.vn/a", body, None)).read()

    assert any("Đường mới" in text for text in article.body)
