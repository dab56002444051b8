"""Inline pictures and fonts are cut to their first bytes; what stands around them is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.inline_data import without_inline_data

DATA = b"iVBOR/w0+" * 4000
SHORT = DATA[:300]
PROSE = "Bà con ấp Rạch Giữa góp công làm đường, mỗi nhà một ngày, người già nấu nước. " * 6


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<img src="data:image/png;base64,', b'"><p>one</p>'),
        (b"<img src='data:image/jpeg;base64,", b"' alt='x'>"),
        (b"<img src=data:image/png;base64,", b" alt=x>"),
        (b"<p style=\"background:url(data:image/svg+xml;charset=utf-8;base64,", b")\">one</p>"),
        (b"<style>@font-face{src:url('data:font/woff2;base64,", b"')}</style>"),
    ],
)  # fmt: skip
def test_data_is_cut_and_nothing_else(before: bytes, after: bytes) -> None:
    page = before + DATA + after

    assert without_inline_data(page * 3) == (before + SHORT + after) * 3


@pytest.mark.parametrize(
    "page",
    [
        b'<img src="data:image/png;base64,iVBORw0KGgo=">',
        b"<p>x;base64," + DATA + b"</p>",
        b"<p>no data: at all</p>",
        b"",
    ],
)
def test_short_data_and_other_text_stays(page: bytes) -> None:
    assert without_inline_data(page) is page


def test_a_quote_that_never_ends_takes_no_markup_with_it() -> None:
    page = b'<img src="data:image/png;base64,' + DATA + b"><p>one</p><p>two</p>"

    assert without_inline_data(page).endswith(b"><p>one</p><p>two</p>")


def test_data_in_lines_is_cut_up_to_its_quote() -> None:
    page = b'<img src="data:image/png;base64,' + b"iVBORw0K\r\n" * 900 + b'"><p>one</p>'

    assert without_inline_data(page).endswith(b'"><p>one</p>')
    assert len(without_inline_data(page)) < 400


@given(
    st.lists(st.sampled_from([b'"data:image/png;base64,', b"'", b'"', b">", b"<p>", DATA[:900]]))
)
def test_no_tag_is_lost(pieces: list[bytes]) -> None:
    page = b"".join(pieces)

    assert without_inline_data(page).count(b"<p>") == page.count(b"<p>")


def test_an_article_keeps_its_text_and_counts_its_inline_pictures() -> None:
    picture = f"<img src='data:image/png;base64,{DATA.decode()}'><p>{PROSE}</p>"
    page = f"<html><body><h1>Làm đường ấp Rạch Giữa</h1><div>{picture * 3}</div></body></html>"
    article = ArticlePage(Page("https://a.example.vn/lam-duong-ap-rach-giua", page.encode())).read()

    assert [text.strip() for text in article.body] == [PROSE.strip()] * 3
    assert article.images == ("data:",) * 3
