"""Families by name, and what they do with pages that are none of theirs."""

from __future__ import annotations

import pytest

from newsspider import families
from newsspider.errors import NotAnArticleError, UnknownFamilyError
from newsspider.families import lacviet
from newsspider.model import Card, Page


def page(body: str, url: str = "https://xa.example.vn/tin/12") -> Page:
    return Page(url, body.encode(), "utf-8")


def test_a_misspelt_family_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownFamilyError, match="did you mean nukeviet"):
        families.load("nukeviett")


def test_names_are_sorted_and_hold_generic() -> None:
    assert list(families.names()) == sorted(families.names())
    assert "generic" in families.names()


@pytest.mark.parametrize("body", ["", "   ", "<!-- nothing -->"])
def test_a_page_without_markup_is_generic_and_no_article(body: str) -> None:
    family = families.detect(page(body))

    assert family.name == "generic"
    with pytest.raises(NotAnArticleError):
        family.article(page(body)).read()


def test_a_page_without_title_and_text_is_no_article() -> None:
    menu = "<ul>" + '<li><a href="/a">Trang chủ</a></li>' * 8 + "</ul>"

    with pytest.raises(NotAnArticleError, match="no title and text"):
        families.load("generic").article(page(menu)).read()


def test_a_card_gives_what_the_page_does_not_print() -> None:
    body = """<div class="gtTitle"><div><p>Hội chợ cây giống</p></div></div>
        <div class="fix_img"><p>Một trăm gian hàng cây giống được bày ở sân huyện.</p></div>"""
    card = Card(url="https://xa.example.vn/tin/12", views="Đã xem: 41", published="05/07/2021")

    article = lacviet.family.article(page(body)).read(card)

    assert (article.title, article.views, article.published) == (
        "Hội chợ cây giống",
        "Đã xem: 41",
        "05/07/2021",
    )
    assert article.how["views"] == "card"


def test_a_card_does_not_replace_what_the_page_prints() -> None:
    body = """<table><tr><td class="FolderTitle">Tin</td><td class="Time">05/07/2021</td></tr>
        </table><div id="part1"><p class="Title">Hội chợ cây giống</p></div>"""
    card = Card(url="https://xa.example.vn/tin/12", published="09/09/2021")

    article = lacviet.family.article(page(body)).read(card)

    assert article.published == "05/07/2021"
    assert article.how["published"] == "lacviet:td.Time"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [("<p>Gió lặng.</p>", None), ('<p align="right"><b>Thu Hà</b></p>', "Thu Hà")],
)
def test_the_login_of_whoever_typed_it_in_is_no_author(
    signature: str, expected: str | None
) -> None:
    body = f"""<h1 class="entry-title">Hội chợ cây giống</h1><span class="byline"><a>admin</a></span>
        <div class="entry-content"><p>Một trăm gian hàng cây giống được bày ở sân huyện.</p>
        {signature}</div>"""

    assert families.load("wordpress").article(page(body)).read().author == expected
