"""Markup into blocks: what a reader sees, line after line, each with its marks."""

from __future__ import annotations

import pytest
from lxml import etree

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.walk import blocks_of

PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)


def blocks(markup: str) -> tuple[Block, ...]:
    return blocks_of(etree.fromstring(f"<html><body>{markup}</body></html>", PARSER))


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<div>Một</div><div>&nbsp;</div><div>Hai</div>", ["Một", "Hai"]),
        ("Một<br><br>Hai<br>Ba", ["Một", "Hai", "Ba"]),
        ("<div>Một<p>Hai</p>Ba</div>", ["Một", "Hai", "Ba"]),
        # Word splits words over spans; a lost drop cap stands in one of its own.
        ("<p><span>D</span><span>ự án t</span><span>hu hút</span></p>", ["Dự án thu hút"]),
        ("<p>Một   hai\n\tba</p>", ["Một hai ba"]),
        ("<p>Nguồn&lt;o:p&gt;&lt;/o:p&gt;</p>", ["Nguồn"]),
        ("<ul><li>Một</li><li>Hai<ul><li>Ba</li></ul></li></ul>", ["Một", "Hai", "Ba"]),
        ("<style>p{}</style><script>x</script><p>Một</p><noscript>Hai</noscript>", ["Một"]),
        ("<p>Một</p><p style='DISPLAY: none'>Hai</p><p class='hidden'>Ba</p>", ["Một"]),
        ("<p>Một <span class='d-none'>2023-03-20</span></p>", ["Một"]),
        ("<h1>Một<div>Hai</div></h1>", ["Một", "Hai"]),
        ("<p>Một<p>Hai<b>Ba", ["Một", "HaiBa"]),
        ("<nav><a href='/'>Trang chủ</a></nav><p>Một</p>", ["Một"]),
        ("<div class='related-news'><p>Khác</p></div><p>Một</p>", ["Một"]),
        ("<div class='allowMenu no-sidebar'><p>Một</p></div>", ["Một"]),
    ],
)
def test_lines_are_read_as_a_reader_sees_them(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p>x</p>", Kind.PARAGRAPH),
        ("<h2>x</h2>", Kind.HEADING),
        ("<ul><li><p>x</p></li></ul>", Kind.ITEM),
        ("<blockquote><p>x</p></blockquote>", Kind.QUOTE),
        ("<figure><figcaption>x</figcaption></figure>", Kind.CAPTION),
        ("<p class='wp-caption-text'>x</p>", Kind.CAPTION),
        # A whole article stands inside a heading on some pages.
        (f"<h1>{'chữ ' * 100}</h1>", Kind.PARAGRAPH),
    ],
)
def test_a_block_is_of_the_kind_of_its_tag(markup: str, kind: Kind) -> None:
    assert [block.kind for block in blocks(markup)] == [kind]


@pytest.mark.parametrize(
    ("markup", "align", "bold", "italic"),
    [
        ("<p style='text-align: right'><b>x</b></p>", "right", 1.0, 0.0),
        ("<p align=center><em>x</em></p>", "center", 0.0, 1.0),
        ("<center><font><i>x</i></font></center>", "center", 0.0, 1.0),
        ("<p class='text-right'>x</p>", "right", 0.0, 0.0),
        ("<p style='font-weight:bold;font-style:italic'>x</p>", "", 1.0, 1.0),
        # The table stands in the middle, its text does not.
        ("<table align=center><tr><td>x</td></tr></table>", "", 0.0, 0.0),
        ("<p><b>ab</b>cd</p>", "", 0.5, 0.0),
    ],
)
def test_marks_of_typography_are_kept(markup: str, align: str, bold: float, italic: float) -> None:
    (block,) = blocks(markup)

    assert (block.look.align, block.bold, block.italic) == (align, bold, italic)


def test_rows_of_a_data_table_are_lines_with_their_cells_in_order() -> None:
    rows = "<tr><th>Xã</th><th>Hộ</th></tr><tr><td><p>Tân</p><p>Lập</p></td><td>12</td></tr>"

    found = blocks(f"<p>a</p><table>{rows}<tr><td></td><td>7</td></tr></table><p>b</p>")

    assert [(b.kind, b.text) for b in found] == [
        (Kind.PARAGRAPH, "a"),
        (Kind.ROW, "Xã | Hộ"),
        (Kind.ROW, "Tân Lập | 12"),
        (Kind.ROW, "7"),
        (Kind.PARAGRAPH, "b"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Hộp một ô</td></tr></table>",
        "<table><tr><td></td><td>Hộp một ô</td></tr></table>",
        "<table><tr><td><table><tr><td>Hộp một ô</td></tr></table></td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_is_no_table(table: str) -> None:
    assert [(b.kind, b.text) for b in blocks(table)] == [(Kind.PARAGRAPH, "Hộp một ô")]


@pytest.mark.parametrize(
    "beside", ["<h2>Lễ hội</h2>", "<ul><li><a href='/a'>Tin khác</a></li></ul>"]
)
def test_a_table_that_lays_out_a_page_is_no_frame_of_its_photos(beside: str) -> None:
    page = f"<table><tr><td>{beside}<p><img src='/a.jpg'></p><p>Chú thích</p></td></tr></table>"

    assert [block.figure for block in blocks(page)] == [None] * len(blocks(page))


def test_a_header_row_of_section_and_date_is_two_lines() -> None:
    assert texts("<table><tr><td>Tin</td><td>05/07/2021</td></tr></table>") == [
        "Tin",
        "05/07/2021",
    ]


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("<img src='/anh/le hoi.jpg'>", ["/anh/le hoi.jpg"]),
        ("<img src='/blank.gif' data-src='/anh/1.jpg'>", ["/anh/1.jpg"]),
        ("<img src='data:image/jpeg;base64,/9j/4AAQ'>", ["data:"]),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP' data-src='/a.jpg'>", ["/a.jpg"]),
        ("<img src=''>", []),
        ("<img src='/'>", []),
        ("<img src='/images/printButton.png'>", []),
        ("<img src='/_layouts/images/new.gif'>", []),
        ("<img src='/a.jpg' width=16 height=16>", []),
        ("<img src='/a.jpg' style='width:24px'>", []),
    ],
)
def test_pictures_are_told_from_icons(image: str, expected: list[str]) -> None:
    assert [block.image for block in blocks(f"<p>{image}</p>")] == expected


def test_a_picture_parts_the_text_around_it() -> None:
    found = blocks("<p>Trước<img src='/a.jpg'><em>Sau</em></p>")

    assert [(b.text or b.image, b.line) for b in found] == [("Trước", 0), ("/a.jpg", 1), ("Sau", 2)]


def test_links_are_kept_with_their_words() -> None:
    (block,) = blocks("<p>Xem <a href=' /tep/a b.pdf '>tại <b>đây</b></a></p>")

    assert [(link.href, link.text) for link in block.links] == [("/tep/a b.pdf", "tại đây")]
    assert 0.4 < block.linked < 0.8


def test_a_link_without_words_is_kept_where_it_leads_to_a_file() -> None:
    assert len(blocks("<p><a href='/a.pdf'><img src='/pdf.gif'></a></p>")) == 1
    assert len(blocks("<p><a href='/a.html'><img src='/icon.gif'></a></p>")) == 0


def test_spans_side_by_side_can_be_read_apart() -> None:
    (block,) = blocks("<div><span>08:15, 19/05/2022</span><span>97 lượt xem</span></div>")

    assert block.spaced == "08:15, 19/05/2022 97 lượt xem"


def test_nesting_has_no_limit_but_the_parsers() -> None:
    assert texts("<div>" * 1500 + "sâu") == ["sâu"]
