"""Lists in JSON are told by what their objects hold."""

import json

import pytest

from newsspider.errors import NotAnArticleError
from newsspider.model import Card, Page
from newsspider.pages.listing import ListingPage


def read(told):
    return ListingPage(Page("http://a.vn/api/tin", json.dumps(told).encode())).read()


def test_a_list_is_found_wherever_it_lies_with_what_it_says_of_each_article():
    entry = {
        "Title": "Xã An họp dân",
        "Url": "/tin/1.html",
        "publish_date": "02/03/2024",
        "hits": 7,
    }
    told = {"menu": [{"name": "Trang chủ"}], "data": {"rows": [entry], "next": "/api/tin?tu=2"}}

    found = read(told)

    card = Card(
        url="http://a.vn/tin/1.html", title="Xã An họp dân", published="02/03/2024", views="7"
    )
    assert found.cards == (card,)
    assert found.next == "http://a.vn/api/tin?tu=2"


def test_a_list_that_was_put_together_on_the_server_is_read_as_the_page_it_is_a_part_of():
    items = "".join(f"<li><a href='/tin/{n}.html'>Xã An họp dân lần {n}</a></li>" for n in (1, 2))

    found = read({"html": f"<ul>{items}</ul>"})

    assert [card.url for card in found.cards] == [
        "http://a.vn/tin/1.html",
        "http://a.vn/tin/2.html",
    ]


def test_an_empty_list_is_a_list():
    assert read({"rows": []}).cards == ()


@pytest.mark.parametrize("told", [{"error": "no such page"}, ["a"], {"rows": 4}])
def test_json_without_a_list_is_refused(told):
    with pytest.raises(NotAnArticleError, match="no list of articles in the JSON"):
        read(told)
