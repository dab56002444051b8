"""Links as pages write them, and the form that names a page."""

import pytest

from newsspider.errors import BadURLError
from newsspider.text.urls import absolute, canonical, check_url

BASE = "http://x.gov.vn/tin/"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a b/ç.html#x", "http://x.gov.vn/a%20b/%C3%A7.html"),
        ("javascript:void(0)", None),
        ("mailto:a@b.vn", None),
        ("", None),
        ("#top", None),
        ("http://a b/", None),
        ("http://x:99999/", None),
        ("/http://snv.gov.vn/x", "http://snv.gov.vn/x"),
        ("/web/20190101im_/http:/x.vn/a", "http://x.vn/a"),
        ("https://web.archive.org/web/20190101000000/http://snv.gov.vn/a", "http://snv.gov.vn/a"),
        ("?id=3", "http://x.gov.vn/tin/?id=3"),
        ("/a/b-1.html", "http://x.gov.vn/a/b-1.html"),
        ("/a/../b", "http://x.gov.vn/b"),
        ("/a//b", "http://x.gov.vn/a//b"),
        ("//y.vn/a", "http://y.vn/a"),
        ("https://y.vn/a/%C3%A7.pdf", "https://y.vn/a/%C3%A7.pdf"),
        ("https://y.vn", "https://y.vn/"),
        ("https://y.vn:8080/a", "https://y.vn:8080/a"),
    ],
)
def test_a_link_becomes_a_url_or_nothing(href, expected):
    assert absolute(BASE, href) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://X.VN:80/%7ea%c3%82?b=1&a=2&utm_x=1#f", "http://x.vn/~a%C3%82?a=2&b=1"),
        ("http://x/chi-tiet-tin?/slug/12", "http://x/chi-tiet-tin?/slug/12"),
    ],
)
def test_one_page_has_one_canonical_url(url, expected):
    assert canonical(url) == expected
    assert canonical(canonical(url)) == expected


@pytest.mark.parametrize("url", ["x", "http://", "ftp://a/b", "http://a/b c", "http://a\nb/"])
def test_what_cannot_be_fetched_is_refused(url):
    with pytest.raises(BadURLError):
        check_url(url)
