"""The button that fetches the next part of a list says where it lies."""

import pytest

from newsspider.model import Page
from newsspider.pages.document import document
from newsspider.pages.more import more_url


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<button class='load-more' data-url='/them?trang=2'>+</button>",
            "http://a.vn/them?trang=2",
        ),
        ("<a href='#' data-href='/them/2'>Xem thêm…</a>", "http://a.vn/them/2"),
        ("<a data-url='/them' data-page='2'>Tải thêm</a>", "http://a.vn/them?page=2"),
        ("<a data-url='/them' data-page='1'>Tải thêm</a>", "http://a.vn/them?page=2"),
        ("<button class='btn-more' data-page='2'>Xem tiếp</button>", "http://a.vn/tin/?page=2"),
        ("<a href='/tin/1.html' class='read-more'>Xem thêm</a>", None),
        ("<a data-url='/chia-se'>Chia sẻ</a>", None),
    ],
)
def test_the_next_part_lies_where_the_button_says(markup, expected):
    page = Page("http://a.vn/tin/", f"<html><body>{markup}</body></html>".encode())

    assert more_url(document(page), 1) == expected
