"""The demo portal's pages, in the markup of three families."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from newsspider.demo.content import DemoArticle

_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_MENU = (
    ("/", "Trang chủ"), ("/tin-tuc/", "Tin tức"),
    ("/chi-dao-dieu-hanh/", "Chỉ đạo điều hành"), ("/xay-dung-dang/", "Xây dựng Đảng"),
)  # fmt: skip
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:52rem;margin:auto;padding:1rem;color:#222}"
    "h1{color:#a11}nav a{margin-right:1rem}img{max-width:100%}footer{color:#777;margin-top:2rem}"
)
_GENERATORS = {
    "nukeviet": '<meta name="generator" content="NukeViet v4.5">',
    "lacviet": '<meta name="GENERATOR" content="Microsoft SharePoint">',
    "haugiang": "<!-- markup invented for this demo -->",
}


def page(family: str, title: str, main: str) -> str:
    """A whole page: head, menu, main column, and a footer with the traps that portals have."""
    menu = "".join(f'<a href="{path}">{name}</a>' for path, name in _MENU)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{_GENERATORS[family]}'
        f"<title>Cổng thông tin điện tử tỉnh Sông Ngân</title><style>{_STYLE}</style>"
        f"{'' if family == 'lacviet' else f'<meta property=og:title content={title!r}>'}</head>"
        f'<body><div class="banner">Thứ ba, 24/11/2026 08:00</div><nav class="menu">{menu}</nav>'
        f'{main}<footer class="footer">Cổng thông tin tỉnh Sông Ngân (tỉnh không có thật). Giấy phép'
        f" số 1/GP ngày 25/5/2016. Tổng lượt truy cập: 541172</footer></body></html>"
    )


def article_page(article: DemoArticle, views: int) -> str:
    """The page of one article."""
    return page(article.family, article.title, _ARTICLES[article.family](article, views))


def listing_page(
    family: str, name: str, shown: Sequence[tuple[DemoArticle, int]], onward: str | None
) -> str:
    """One page of a section's listing: its cards, and the way to the next."""
    cards = "".join(_CARDS[family](article, views) for article, views in shown)
    pager = (
        f'<ul class="pagination"><li><a href="{onward}">Trang sau</a></li></ul>' if onward else ""
    )
    return page(family, name, f'<div class="news_column"><h2>{name}</h2>{cards}</div>{pager}')


def _moment(article: DemoArticle) -> datetime:
    return datetime.fromisoformat(article.published)


def _picture(article: DemoArticle) -> str:
    return f"/pictures/{quote(article.path.strip('/').replace('/', '_'))}.png"


def _files(article: DemoArticle) -> str:
    if article.attachment is None:
        return ""
    # A raw space in the address, as editors leave it.
    return (
        f'<div class="news-download-file"><p>File đính kèm: <a href="{article.attachment}">'
        "Kế hoạch thực hiện</a></p></div>"
    )


def _paragraphs(article: DemoArticle) -> str:
    first, *others = (f"<p>{escape(text)}</p>" for text in article.body)
    picture = (
        f'<p style="text-align:center"><img src="{_picture(article)}" alt=""></p>'
        f'<p style="text-align:center"><em>{escape(article.caption)}</em></p>'
    )
    return first + picture + "".join(others)


def _nukeviet(article: DemoArticle, views: int) -> str:
    del views  # the default theme prints counters on listings alone
    at = _moment(article)
    return (
        '<div class="news_column panel" itemtype="http://schema.org/NewsArticle" itemscope>'
        f'<h1 class="title margin-bottom-lg" itemprop="headline">{escape(article.title)}</h1>'
        f'<div class="row"><span class="h5">{_DAYS[at.weekday()]} - {at:%d/%m/%Y %H:%M}</span></div>'
        f'<div class="hometext m-bottom" itemprop="description">{escape(article.lead)}</div>'
        f'<div id="news-bodyhtml" class="bodytext">{_paragraphs(article)}</div>{_files(article)}'
        f'<p class="h5 text-right"><strong>Tác giả: </strong>{article.author}</p></div>'
        '<div class="other-news"><p>Những tin cũ hơn</p><ul><li>'
        '<a href="/tin-tuc/">Các tin khác của chuyên mục</a> <em>(01/01/2020)</em></li></ul></div>'
    )


def _lacviet(article: DemoArticle, views: int) -> str:
    at = _moment(article)
    return (
        f'<table><tr><td class="FolderTitle">{article.category}</td></tr>'
        f'<tr><td class="Time">({at:%d.%m.%Y %H:%M})</td></tr></table>'
        f'<p class="Title">{escape(article.title)}</p>'
        f'<p class="sapo"><b class="lv_description_mode1">{escape(article.lead)}</b></p>'
        f'<div class="ExternalClass9F2A">{_paragraphs(article)}'
        f'<p style="text-align:right"><strong>{article.author}</strong></p>{_files(article)}</div>'
        f'<div>Số lượt người xem: <span class="css_readCounter">{views}</span></div>'
        '<div class="lienquan">TIN ĐÃ ĐƯA<ul><li><a href="/chi-dao-dieu-hanh/">Tin cũ của mục này'
        '</a> <span class="ShowDate">(06/04/2019)</span></li></ul></div>'
    )


def _haugiang(article: DemoArticle, views: int) -> str:
    at = _moment(article)
    return (
        f'<div class="chuyenmuc">{article.category}</div><h1>{escape(article.title)}</h1>'
        f"<p>[ Cập nhật vào ngày ({at:%d/%m/%Y}) ] - [ Số lần xem: {views} ]</p>"
        f'<div class="noidung"><p><strong>{escape(article.lead)}</strong></p>{_paragraphs(article)}'
        f'<p style="text-align:right"><strong>{article.author}</strong></p></div>'
        '<div class="ykien"><h3>Các ý kiến của bạn đọc</h3></div>'
    )


_ARTICLES = {"nukeviet": _nukeviet, "lacviet": _lacviet, "haugiang": _haugiang}


def _nukeviet_card(article: DemoArticle, views: int) -> str:
    return (
        '<div class="panel panel-default"><div class="panel-body">'
        f'<h3><a href="{article.path}">{escape(article.title)}</a></h3><ul class="list-inline">'
        f"<li>{_moment(article):%d/%m/%Y %H:%M:%S}</li><li>Đã xem: {views}</li></ul></div></div>"
    )


def _lacviet_card(article: DemoArticle, views: int) -> str:
    del views
    return (
        f'<table><tr><td class="TitleFront"><a href="{article.path}">{escape(article.title)} '
        f"<span>({_moment(article):%d.%m.%Y %H:%M})</span></a></td></tr></table>"
    )


def _haugiang_card(article: DemoArticle, views: int) -> str:
    del views
    return f'<div class="tin"><h3><a href="{article.path}">{escape(article.title)}</a></h3></div>'


_CARDS = {"nukeviet": _nukeviet_card, "lacviet": _lacviet_card, "haugiang": _haugiang_card}
