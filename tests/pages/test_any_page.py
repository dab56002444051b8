"""Whatever a page is made of, every reader gives a record that holds, or a clear refusal."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsspider import families, portals
from newsspider.errors import ReadError
from newsspider.model import Page
from newsspider.reading import read_record
from newsspider.store.record_json import record_row
from newsspider.text.urls import check_url

# `HYPOTHESIS_PROFILE=deep pytest tests/pages/test_any_page.py` tries a hundred times as many.
DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"

AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
URLS = st.sampled_from(
    [
        "https://x.example.vn/", "https://x.example.vn/mot-hai-ba-bon-nam-12.html",
        "https://x.example.vn/Default.aspx?sname=a&sid=4&id=12", "https://x.example.vn/%C4%90%FF?%",
        "http://x.example.vn:8080/?/a-b-c/1/2", "https://x.example.vn/a/../b//c;d=e?f#g",
    ]
)  # fmt: skip
CHARSETS = st.sampled_from(
    [None, "utf-8", "windows-1258", "utf-16", "utf-7", "idna", "hex", "no such", "iso-8859-1"]
)
FROZEN = [
    path.read_bytes() for path in sorted((Path(__file__).parents[1] / "frozen").rglob("*.html"))
]

WORDS = st.sampled_from(
    [
        "Đường mới qua đồi cát đã xong", "Lượt xem: 12", "Số lượt xem:", "1.234", "31/07/2021 14:05",
        "99/99/9999 99:99", "[ Cập nhật vào ngày (31/07/2021) ]", "Thứ hai, 05/08/2024 | 14:30 GMT+7",
        "hôm qua", "5 giờ trước", "Tác giả: Thanh Tâm", "Tin, ảnh: Mỹ Hằng", "Nguồn: baovui.vn",
        "(Theo Báo Vui)", "Ảnh: Lễ khởi công", "Các tin khác", "Xem chi tiết tại đây", "Từ khóa:",
        "\u200b", "\u00a0", "\u0301\u0323", "e\u0309\u0302", "\ud7ff", "&#0;", "&#xD800;", "&amp;lt;",
        "<o:p>", "0000-00-00", "2021-02-30T25:61:61+99:99", "١٢/٠٣/٢٠٢١", "²/³/2021", "9" * 40,
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "ArticleContent", "PostDate", "ArticleHeader", "Title", "Time", "FolderTitle", "fix_img",
        "news-bodyhtml", "news_column", "bodytext", "hometext", "content-detail", "entry-content",
        "entry-title", "UI_Tinbai_chitiet", "UI_Danhsachtin", "journal-content-article", "caption",
        "breadcrumb", "tags", "comments", "related", "part1", "title", "css_readCounter", "sapo",
    ]
)  # fmt: skip
ADDRESSES = st.sampled_from(
    [
        "a.pdf", "//", "http://[", "javascript:x", "data:image/png;base64,AAAA", "?", "#", "", " ",
        "/a b.jpg", "http://x.example.vn:99999/", "../" * 40, "https://x.example.vn/a\u0000b", "http:///",
        "http://\u2100.vn/", "mailto:a@b.vn", "/Lists/a/12.html", "%", "http://x.example.vn/%zz.doc",
    ]
)  # fmt: skip
STYLES = st.sampled_from(
    ["text-align:center", "font-weight:bold", "display:none", "color:;;:", "font-size:999999999px"]
)
TAGS = st.sampled_from(
    [
        "div", "p", "span", "table", "tr", "td", "ul", "li", "h1", "h2", "b", "i", "a", "img", "br",
        "font", "center", "figure", "figcaption", "form", "head", "title", "body", "html", "iframe",
        "script", "style", "select", "svg", "template", "th", "tbody", "caption", "meta", "o:p",
    ]
)  # fmt: skip
ATTRIBUTES = st.one_of(
    st.tuples(st.sampled_from(["class", "id"]), NAMES),
    st.tuples(st.sampled_from(["href", "src", "data-src"]), ADDRESSES),
    st.tuples(st.just("style"), STYLES),
    st.tuples(
        st.sampled_from(["align", "width", "size", "color", "itemprop", "name", "content"]),
        st.sampled_from(["right", "headline", "+2", "99999999999", "generator", "²", "-1", "%"]),
    ),
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """Markup of a tree of elements as portals have them, not all of them closed."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.one_of(WORDS, st.text(max_size=20)))
    tag = draw(TAGS)
    said = "".join(f' {name}="{value}"' for name, value in draw(st.lists(ATTRIBUTES, max_size=3)))
    inside = "".join(draw(st.lists(trees(depth=depth - 1), max_size=4)))
    return f"<{tag}{said}>{inside}" + draw(st.sampled_from([f"</{tag}>", f"</{tag}>", "", "</p>"]))


@st.composite
def mutilated(draw: st.DrawFn) -> bytes:
    """A page of a portal, cut, doubled, with bytes turned and others put in, or in another charset."""
    body = draw(st.sampled_from(FROZEN))
    for _ in range(draw(st.integers(1, 4))):
        at, to = sorted(draw(st.tuples(*[st.integers(0, len(body))] * 2)))
        way = draw(st.integers(0, 5))
        if way == 0:
            body = body[:at] + body[to:]
        elif way == 1:
            body = body[:to] + body[at : min(to, at + 4000)] + body[to:]
        elif way == 2:
            body = body[:at] + bytes(b ^ 0x20 for b in body[at : at + 9]) + body[at + 9 :]
        elif way == 3:
            body = body[:at] + draw(st.binary(max_size=6)) + body[at:]
        elif way == 4:
            body = body[:at] + b"\0<" + body[at:]
        else:
            charset = draw(st.sampled_from(["utf-16", "windows-1258", "utf-8-sig", "utf-32"]))
            body = body.decode("utf-8", "replace").encode(charset, "replace")
    return body


def holds(name: str, url: str, body: bytes, charset: str | None) -> bool:
    """Whether reading ends in a record that can be kept and told again, or in a refusal."""
    family = families.load(name)
    page = Page(url, body, charset, AT)
    try:
        listing = family.listing(page).read()
        assert all(check_url(card.url) for card in listing.cards)
    except ReadError:
        pass
    try:
        record = read_record(page, portals.undeclared(url, family))
    except ReadError:
        return True
    row = record_row(record)
    kept = json.dumps(row, ensure_ascii=False).encode("utf-8")
    return json.loads(kept) == row and len(record.digest()) == 64


ANY = st.sampled_from(families.names())
tried = settings(
    max_examples=6000 if DEEP else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@tried
@given(ANY, URLS, st.binary(max_size=3000), CHARSETS)
def test_any_bytes_are_a_record_or_refused(
    name: str, url: str, body: bytes, charset: str | None
) -> None:
    assert holds(name, url, body, charset)


@tried
@given(ANY, URLS, st.lists(st.text(max_size=80), min_size=3, max_size=3), CHARSETS)
def test_any_text_in_a_page_is_a_record_or_refused(
    name: str, url: str, texts: list[str], charset: str | None
) -> None:
    title, line, body = texts
    page = f"<title>{title}</title><h1>{title}</h1><p class=Time>{line}<div>{body}<p>{body * 20}"

    assert holds(name, url, page.encode("utf-8", "surrogatepass"), charset)


@tried
@given(ANY, URLS, st.lists(trees(), min_size=1, max_size=8), CHARSETS)
def test_any_tree_is_a_record_or_refused(
    name: str, url: str, parts: list[str], charset: str | None
) -> None:
    assert holds(name, url, "".join(parts).encode("utf-8", "surrogatepass"), charset)


@tried
@given(ANY, URLS, mutilated(), CHARSETS)
def test_any_mutilated_page_is_a_record_or_refused(
    name: str, url: str, body: bytes, charset: str | None
) -> None:
    assert holds(name, url, body, charset)
