"""The pager of ASP.NET: the page's own form, sent by a link."""

from urllib.parse import parse_qsl

import pytest

from newsspider.model import Page
from newsspider.pages.document import document
from newsspider.pages.postback import next_form

STATE = (
    '<input type="hidden" name="__VIEWSTATE" value="/wEPDw+UK=&amp;1"/>'
    '<input type="hidden" name="__EVENTTARGET" value=""/>'
    '<input name="ctl00$search" value="tìm"/><input type="submit" name="go" value="Tìm"/>'
    '<input type="checkbox" name="all"/><input type="checkbox" name="one" checked>'
    '<select name="year"><option value="2020">2020<option value="2021" selected>2021</select>'
)


def link(text, target="ctl00$Pager", argument=None):
    return f"""<a href="javascript:__doPostBack('{target}','{argument or text}')">{text}</a> """


def read(pager, number=1, action="./Default.aspx?pageid=5", before=""):
    html = f'<form method="post" action="{action}">{STATE}{before}<div class="pager">{pager}</div></form>'
    return next_form(document(Page("http://a.vn/x/Default.aspx?pageid=5", html.encode())), number)


def sent(form):
    return dict(parse_qsl(form.body, keep_blank_values=True))


def test_the_next_number_sends_all_that_the_page_has_noted():
    form = read("<span>1</span> " + link("2") + link("3"))

    assert form.url == "http://a.vn/x/Default.aspx?pageid=5"
    assert sent(form) == {
        "__VIEWSTATE": "/wEPDw+UK=&1",
        "__EVENTTARGET": "ctl00$Pager",
        "__EVENTARGUMENT": "2",
        "ctl00$search": "tìm",
        "one": "on",
        "year": "2021",
    }


@pytest.mark.parametrize(
    ("pager", "number", "argument"),
    [
        (link("1") + "<span>2</span> " + link("3"), 2, "3"),
        ("<b>1</b> " + link("2"), 1, "2"),
        ("<span>1</span> <span>2</span> " + link("Trang sau", argument="Next"), 2, "Next"),
        ("<span>3</span> / 7 " + link("»", argument="n"), 3, "n"),
        (
            link("...", argument="Page$10") + "".join(map(link, ["11", "12", "13"]))
            + "<span>14</span>" + link("...", argument="Page$15"), 14, "Page$15",
        ),
        ("""<span>1</span> <a href='javascript:__doPostBack(&#39;a$b&#39;,&#39;P2&#39;)'>2</a> <a href="javascript:__doPostBack('x','3')">3</a>""", 1, "P2"),
        ("""<span>1</span> <a href="#" onclick="__doPostBack('p','2');return false">2</a> <a onclick="__doPostBack('p','3')">3</a>""", 1, "2"),
        ("""<span>1</span> <a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("p", "k2", true, "", "", false, true))'>2</a>""" + link("3"), 1, "k2"),
    ],
)  # fmt: skip
def test_onward_is_told_by_number_word_or_dots(pager, number, argument):
    assert sent(read(pager, number))["__EVENTARGUMENT"] == argument


@pytest.mark.parametrize(
    ("pager", "number"),
    [
        (link("1") + link("2") + "<span>3</span>", 3),
        (link("Tin tức", "menu") + link("Tiếp", "quiz", "go"), 1),
        ("", 1),
        (link("2021", "year"), 1),
        (
            link("...", argument="Page$10") + "".join(map(link, ["11", "12"])) + "<span>13</span>",
            13,
        ),
    ],
    ids=["last page", "a menu", "no pager", "a year", "only dots before"],
)
def test_where_nothing_leads_on_there_is_no_form(pager, number):
    assert read(pager, number) is None


def test_a_form_that_goes_elsewhere_goes_where_it_says_and_a_huge_one_nowhere():
    pager = "<span>1</span> " + link("2") + link("3")

    assert read(pager, action="http://b.vn/").url == "http://b.vn/"
    assert read(pager, action="javascript:x") is None
    huge = f'<input type="hidden" name="x" value="{"v" * (1 << 22)}">'
    assert read(pager, before=huge) is None
