"""The reader without selectors, on themes whose markup says nothing: only place and order tell."""

from __future__ import annotations

import pytest

from newsspider.model import Article, Page
from newsspider.pages.article import ArticlePage

TITLE = "Thôn Bình Sơn dựng cầu treo qua suối Đá"
FIRST = "Cây cầu dài ba mươi hai mét do bà con góp gỗ và ngày công, xong trước mùa mưa một tháng."
SECOND = "Từ nay học sinh của hai xóm bên kia suối không phải nghỉ học những hôm nước lên cao nữa."
BODY = f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"
TEASER = (
    "Ủy ban nhân dân xã vừa họp bàn việc sửa kênh dẫn nước của cánh đồng phía tây, trong đó có"
    " đoạn kênh dài một cây số bị sạt lở sau trận mưa lớn hồi tháng trước, với nguồn vốn của"
    " huyện cùng đóng góp của các hộ có ruộng dọc theo hai bờ kênh."
)
CARD = (
    "<div><a href='/{n}'><img src='/anh/{n}.jpg'></a><p><a href='/{n}'>Xã bàn việc sửa kênh dẫn"
    " nước lần {n}</a></p><p>0{n}/05/2021</p><p>{text}</p></div>"
)
CARDS = "<div>" + "".join(CARD.format(n=n, text=TEASER) for n in range(1, 6)) + "</div>"
MENU = "<ul>" + "".join(f"<li><a href='/m{n}'>Mục thứ {n}</a></li>" for n in range(9)) + "</ul>"
FOOT = (
    "<div><b>® TRANG THÔNG TIN ĐIỆN TỬ XÃ BÌNH SƠN</b></div>"
    "<div><b>Cơ quan chủ quản: Ủy ban nhân dân xã Bình Sơn</b></div>"
)


def read(article: str, *, before: str = "", after: str = "", head: str = "Trang chủ") -> Article:
    page = (
        f"<html><head><title>{head}</title></head><body>{before}{MENU}"
        f"<div><div>{article}</div>{after}</div>{FOOT}</body></html>"
    )
    return ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()


@pytest.mark.parametrize(
    ("before", "after"), [("", CARDS), (CARDS, ""), (CARDS, CARDS), ("", f"<div>{CARDS}</div>")]
)
def test_teasers_longer_than_the_article_are_no_part_of_it(before: str, after: str) -> None:
    article = read(f"<h3>{TITLE}</h3>{BODY}", before=before, after=after)

    assert (article.title, article.body) == (TITLE, (FIRST, SECOND))
    assert (article.published, article.images) == (None, ())


def test_a_link_among_the_paragraphs_does_not_end_them() -> None:
    link = "<p><a href='/khac'>Xã Bình Sơn làm đường vào rẫy cà phê</a></p>"

    article = read(f"<h3>{TITLE}</h3><div><p>{FIRST}</p>{link}<p>{SECOND}</p></div>", after=CARDS)

    assert (article.body[0], article.body[-1]) == (FIRST, SECOND)


def test_a_box_of_links_under_the_summary_does_not_end_the_article() -> None:
    box = "<ul><li><a href='/khac'>Xã Bình Sơn làm đường vào rẫy cà phê</a></li></ul>"
    text = "".join(
        f"<p>{SECOND} Đó là lời của cụ Hai, người xóm Ngoài, hôm thứ {n}.</p>"
        for n in (1, 2, 3, 4, 5, 6)
    )

    article = read(f"<h3>{TITLE}</h3><p>{FIRST}</p><div>{box}</div><div>{text}</div>")

    assert (article.lead or article.body[0]) == FIRST
    assert article.body[-1].endswith("thứ 6.")


@pytest.mark.parametrize(
    "over",
    [
        "<h1>Hội đồng nhân dân xã Bình Sơn</h1>" + MENU,
        "<h2>Đời sống</h2>",
        "<div>Đời sống</div><div>05/07/2021</div>",
        "<div><b>Đời sống</b></div>",
    ],
)
@pytest.mark.parametrize("markup", ["<h3>{}</h3>", "<div>{}</div>", "<p><b>{}</b></p>"])
def test_the_headline_is_the_line_over_the_text(over: str, markup: str) -> None:
    article = read(
        over + markup.format(TITLE) + BODY, after=CARDS, head="Hội đồng nhân dân xã Bình Sơn"
    )

    assert (article.title, article.body) == (TITLE, (FIRST, SECOND))


def test_a_bold_summary_is_not_the_headline() -> None:
    lead = (
        "Cầu mới, đường mới và một mùa mưa không ai phải nghỉ học, đó là điều mà cả thôn chờ"
        " từ mười năm nay và vừa nhận được trong tuần"
    )

    article = read(f"<div>{TITLE}</div><div><b>{lead}</b></div>{BODY}")

    assert (article.title, article.lead) == (TITLE, lead)


@pytest.mark.parametrize(
    ("line", "published", "views", "author"),
    [
        ("<a href='/2021/7/' rel='bookmark'><time>05/07/2021</time></a>", "05/07/2021", None, None),
        (
            "05/07/2021 14:05 <i></i> Lượt xem: 1.234 <span>Tác giả: Lê Biển</span>",
            "05/07/2021 14:05", "Lượt xem: 1.234", "Lê Biển",
        ),
        ("Người đăng: Lê Biển - 05/07/2021 - 7 lượt xem", "05/07/2021", "7 lượt xem", None),
        ("Tác giả: Lê Biển | Thứ hai, 05/07/2021", "05/07/2021", None, "Lê Biển"),
        ("Ngày đăng: 05/07/2021 | Cập nhật: 09/08/2023", "05/07/2021", None, None),
    ],
)  # fmt: skip
def test_a_line_under_the_title_tells_date_counter_and_byline(
    line: str, published: str | None, views: str | None, author: str | None
) -> None:
    article = read(f"<h3>{TITLE}</h3><div>{line}</div>{BODY}", after=CARDS)

    assert published is not None
    assert published in (article.published or "")
    assert (article.views, article.author) == (views, author)
    assert article.body == (FIRST, SECOND)


def test_a_bare_date_right_under_the_text_is_its_date() -> None:
    article = read(f"<h3>{TITLE}</h3>{BODY}<div>05/07/2021</div>", after=CARDS)

    assert article.published == "05/07/2021"


@pytest.mark.parametrize("before", ["<div>Thứ ba, 24/11/2026 | 10:15</div>", CARDS])
def test_a_date_beyond_the_menu_or_of_a_card_is_not_the_articles(before: str) -> None:
    article = read(f"<h3>{TITLE}</h3>{BODY}", before=before, after=CARDS)

    assert article.published is None


def test_a_counter_after_other_news_is_the_articles_where_it_is_the_only_one() -> None:
    news = "<ul><li><a href='/a'>Xã Bình Sơn làm đường vào rẫy cà phê</a></li></ul>"
    counted = "<ul><li><a href='/a'>Xã làm đường</a></li></ul><p>Lượt xem: 5</p>"

    assert read(f"<h3>{TITLE}</h3>{BODY}{news}<p>Lượt xem: 12</p>").views == "Lượt xem: 12"
    assert read(f"<h3>{TITLE}</h3>{BODY}{news}{counted}{counted}").views is None


def test_an_article_in_a_table_with_its_photos_is_no_photo_table() -> None:
    photo = "<center><img src='/anh/{0}.jpg'></center><center><i>Cầu treo, ảnh {0}</i></center>"
    cell = (
        photo.format(1) + FIRST + photo.format(2) + f"{SECOND} {TEASER} {TEASER}" + photo.format(3)
    )

    article = read(f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{cell}</td></tr></table>")

    assert article.captions == tuple(f"Cầu treo, ảnh {n}" for n in (1, 2, 3))
    assert article.body == (FIRST, f"{SECOND} {TEASER} {TEASER}")


def test_a_label_without_a_counter_does_not_hide_the_signature() -> None:
    end = "<p align=right><b>Lê Biển</b></p><div>Số lượt người xem :<span></span></div>"

    article = read(f"<h3>{TITLE}</h3>{BODY}{end}", after=CARDS)

    assert (article.author, article.views, article.body) == ("Lê Biển", None, (FIRST, SECOND))


@pytest.mark.parametrize(
    "markup",
    ["<p><i>{}</i></p>", "<h4>{}</h4>", "<span id='ctl00_lblTomTat'>{}</span>"],
)
def test_the_summary_is_told_by_its_looks_or_its_name(markup: str) -> None:
    article = read(
        f"<h3>{TITLE}</h3>{markup.format(FIRST)}<div><p>{SECOND}</p><p>{TEASER}</p></div>"
    )

    assert (article.lead, article.body) == (FIRST, (SECOND, TEASER))


@pytest.mark.parametrize("tool", ["Bình luận", "<a href='#'>Chia sẻ</a>", "Phản hồi"])
def test_a_button_over_the_text_does_not_end_the_article(tool: str) -> None:
    assert read(f"<h3>{TITLE}</h3><div>{tool}</div>{BODY}").body == (FIRST, SECOND)


def test_a_notice_of_files_alone_is_not_the_comment_under_it() -> None:
    files = "<div>File đính kèm:</div><ul><li><a href='/tep/kh.pdf'>Kế hoạch</a></li></ul>"
    comment = f"<div>Ý kiến bạn đọc</div><div>Hòa 13/11/2021</div><div>{TEASER}</div>"

    article = read(f"<h1>{TITLE}</h1>{files}{comment}", after=CARDS)

    assert (article.title, article.body, article.published) == (TITLE, (), None)
    assert [file.name for file in article.attachments] == ["Kế hoạch"]


def test_files_in_a_table_of_their_own_right_under_the_text_are_the_articles() -> None:
    files = "<table><tr><td><p><a href='/tep/kh.pdf'>Kế hoạch</a></p></td></tr></table>"

    article = read(f"<div><div><h3>{TITLE}</h3>{BODY}</div></div>{files}", after=CARDS)

    assert [file.name for file in article.attachments] == ["Kế hoạch"]


def test_a_section_over_the_title_is_found_though_a_list_of_news_follows() -> None:
    article = read(f"<div>Đời sống</div><div><h3>{TITLE}</h3>{BODY}</div>{CARDS}")

    assert article.category == "Đời sống"


def test_a_polls_question_is_no_headline() -> None:
    poll = "<div>Bạn thấy trang thông tin của xã thế nào?</div>"

    article = read(f"<div>{TITLE}</div>{BODY}", before=poll)

    assert article.title == TITLE
