"""Redirects: which lead to the page that was asked for, and what the others are."""

import pytest

from newsspider import families
from newsspider.crawl.answers import fault_of_redirect
from newsspider.portal import Portal

PORTAL = Portal(
    name="vinhthuan",
    province="",
    home="http://vinhthuan.example.vn",
    sections={"tin": "/tin-tuc/", "thong-bao": "/Default.aspx?sid=4"},
    family=families.load("generic"),
)
HOST = "http://vinhthuan.example.vn"
ARTICLE = "/tin-tuc/thoi-su/hop-hdnd-12.html"


@pytest.mark.parametrize(
    ("asked", "target", "code"),
    [
        (ARTICLE, HOST + "/tin-tuc/chinh-tri/hop-hdnd-12.html", None),
        (ARTICLE, "https://www.vinhthuan.example.vn" + ARTICLE, None),
        ("/tin-tuc", HOST + "/tin-tuc/", None),
        ("/bai-viet/12", HOST + "/bai-viet/12/", None),
        ("/?p=12", HOST + "/2026/11/hop-hdnd/", None),
        (ARTICLE, HOST + "/", "redirect.home"),
        (ARTICLE, "https://vinhthuan.example.vn", "redirect.home"),
        (ARTICLE, HOST + "/vi/", "redirect.home"),
        (ARTICLE, HOST + "/trang-chu.html", "redirect.home"),
        (ARTICLE, HOST + "/Default.aspx", "redirect.home"),
        (ARTICLE, HOST + "/tin-tuc/", "redirect.home"),
        (ARTICLE, HOST + "/tin-tuc/thoi-su", "redirect.home"),
        (ARTICLE, HOST + "/Default.aspx?sid=4", "redirect.home"),
        (ARTICLE, HOST + "/Default.aspx?sid=4&id=12", None),
        (ARTICLE, HOST + "/error.aspx?aspxerrorpath=/x", "redirect.error_page"),
        (ARTICLE, HOST + "/_layouts/15/Authenticate.aspx?Source=%2F", "redirect.login"),
        ("/dang-nhap-he-thong-moi-12.html", HOST + "/tin/dang-nhap-he-thong-moi-12.html", None),
        (ARTICLE, "http://quang-cao.example.com/", "redirect.offsite"),
        (ARTICLE, None, "redirect.nowhere"),
    ],
)
def test_a_redirect_leads_on_or_says_what_it_is(asked, target, code):
    fault = fault_of_redirect(PORTAL, HOST + asked, target, hops=0, article=True)

    assert (fault.code if fault else None) == code


def test_a_listing_may_move_to_the_front():
    fault = fault_of_redirect(PORTAL, HOST + "/tin/", HOST + "/", hops=0, article=False)

    assert fault is None
