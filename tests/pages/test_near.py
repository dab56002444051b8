"""The text near an element ends with the first menu on either side."""

from lxml import etree

from newsspider.pages.near import text_near

MENU = "<ul>" + "".join(f"<li><a href='/m{n}'>Mục {n}</a></li>" for n in range(21)) + "</ul>"


def near(markup: str) -> str:
    root = etree.fromstring(markup, etree.HTMLParser())
    return " ".join(text_near(root.find(".//div[@id='body']")).split())


def test_what_stands_before_and_after_is_in_the_order_of_the_page():
    page = "<p>1</p>a<div>b<i>2</i>c<div id='body'>no</div>d<p>3</p>e</div>f<p>4</p>"

    assert near(page).replace(" ", "") == "1ab2cd3ef4"


def test_nothing_is_read_beyond_a_menu():
    page = f"<p>far</p>{MENU}<div><p>near</p><div id='body'>no</div><p>by</p></div>{MENU}<p>off</p>"
    said = near(page)

    assert "near" in said
    assert "by" in said
    assert "far" not in said
    assert "off" not in said


def test_what_holds_the_menu_is_read_to_its_end():
    assert "date" in near(f"<div>{MENU}<p>date</p></div><div id='body'>no</div>")
