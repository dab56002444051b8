"""What a theme prints without a label, or under an uncommon one, is found all the same."""

from __future__ import annotations

import pytest

from newsspider.errors import NotAnArticleError
from newsspider.model import Article, Page
from newsspider.pages.article import ArticlePage

TITLE = "Xã Bình Sơn khánh thành cầu treo qua suối Đá"
URL = "https://x.example.vn/tin/xa-binh-son-khanh-thanh-cau-treo-qua-suoi-da"
FIRST = "Cây cầu dài ba mươi hai mét do bà con góp gỗ và ngày công, xong trước mùa mưa một tháng."
SECOND = "Từ nay học sinh của hai xóm bên kia suối không phải nghỉ học những hôm nước lên cao nữa."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
MENU = "<ul>" + "".join(f"<li><a href='/m{n}'>Mục thứ {n}</a></li>" for n in range(9)) + "</ul>"
OTHERS = "<h3>Tin khác</h3><ul>" + "".join(
    f"<li><a href='/{n}'>Hội nghị tổng kết phong trào thi đua lần {n}</a>"
    f" <i class='fa fa-eye'></i> 77{n} <span class='author'>Lò Văn Khác</span></li>"
    for n in range(4)
) + "</ul>"  # fmt: skip


def read(under: str = "", *, over: str = "", text: str = TEXT, after: str = "") -> Article:
    page = (
        f"<html><head><title>Xã Bình Sơn</title></head><body>{MENU}<main>{over}"
        f"<div><h1>{TITLE}</h1>{under}</div><div>{text}</div>{after}{OTHERS}</main></body></html>"
    )
    return ArticlePage(Page(URL, page.encode(), "utf-8")).read()


@pytest.mark.parametrize(
    ("under", "author"),
    [
        ("<div class='sc-author'>LA VĂN THIỆN - ĐÀM THU</div>", "LA VĂN THIỆN - ĐÀM THU"),
        ("<div class='byline'>Quang Hòa</div>", "Quang Hòa"),
        ("<div class='td-post-author-name'><div>Bởi</div> <a href='/a'>Lò Thị Hương</a></div>", "Lò Thị Hương"),
        ("<p><span class='itemAuthor'>Viết bởi&nbsp;<a rel='author' href='/u'>Trần Hữu Lộc</a></span></p>", "Trần Hữu Lộc"),
        ("<p>Viết bởi Lò Văn Thoan</p><p>Thứ sáu, 18 Tháng 6 2010 15:07</p>", "Lò Văn Thoan"),
        ("<p>Minh Thái - Thứ Tư, 14/12/2022 15:32 [GMT+7]</p>", "Minh Thái"),
        ("<p>Đặng Nhung - Quang Toại - Thứ Năm, 27/07/2023 11:58</p>", "Đặng Nhung - Quang Toại"),
        ("<p>14:48, 29/02/2024 <span>•</span> <span>Tác giả: Văn phòng Sở</span></p>", "Văn phòng Sở"),
        ("<p class='author'>Super User</p>", None),
        ("<p class='author'>admin</p>", None),
        ("<p>Thứ Hai, 14/12/2022 15:32</p>", None),
        ("<p>Hà Nội, ngày 14/12/2022</p>", None),
        ("<p class='author-bio'>Lò Văn Thoan</p>", None),
    ],
)  # fmt: skip
def test_the_line_under_a_title_tells_who_wrote_the_article(under: str, author: str | None) -> None:
    assert read(under).author == author


@pytest.mark.parametrize(
    ("under", "date"),
    [
        ("<p>Minh Thái - Thứ Tư, 14/12/2022 15:32</p>", "Thứ Tư, 14/12/2022 15:32"),
        ("<p>14:48, 29/02/2024 • Tác giả: Văn phòng Sở</p>", "14:48, 29/02/2024"),
        ("<p>Thứ năm, Ngày 13/01/2022, 09:00 <span>Số lượt xem: 1.736</span><a href='#'>In trang</a></p>", "Thứ năm, Ngày 13/01/2022, 09:00"),
    ],
)  # fmt: skip
def test_names_and_buttons_beside_a_date_do_not_hide_it(under: str, date: str) -> None:
    article = read(under)

    assert article.published == date
    assert article.body == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("under", "views"),
    [
        ("<div class='td-post-views'><i class='td-icon-views'></i><span>512</span></div>", "512"),
        ("<p><em class='fa fa-eye'></em> 3.217 <em class='fa fa-comment'></em> 4</p>", "3.217"),
        ("<p><i class='bi bi-eye'></i><span>87</span></p>", "87"),
        ("<p><span class='meta-views meta-item'><span class='tie-icon-fire'></span> 1.204 </span></p>", "1.204"),
        ("<p>Đọc <b>1532</b> lần</p>", "Đọc 1532 lần"),
        ("<p class='views-row'>12</p>", None),
        ("<p><i class='fa fa-eye'></i> Xem trước</p>", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_counter_is_told_by_its_icon_or_its_name(under: str, views: str | None) -> None:
    assert read(under).views == views


@pytest.mark.parametrize(
    "over",
    [
        "<ul class='bread'><li><a href='/'>Trang chủ</a></li><li><a href='/kt'>Kinh tế</a></li></ul>",
        "<div class='bread-crumbs'><a href='/'>Trang chủ</a><span>/</span><a href='/kt'>Kinh tế</a></div>",
        "<nav aria-label='Breadcrumb'><a href='/'>Trang chủ</a><span>/</span><a href='/kt'>Kinh tế</a></nav>",
        "<div class='h2-cate'><h2><a href='/kt'>Kinh tế</a></h2></div><p><a href='#'>Quay lại</a></p>",
        "<aside><dl><dd class='category-name'><a href='/kt'>Kinh tế</a></dd></dl></aside>",
        "<div class='category-heading'><h2><span>Kinh tế</span></h2></div>",
    ],
)  # fmt: skip
def test_the_section_is_told_by_a_trail_a_heading_or_a_name(over: str) -> None:
    assert read(over=over).category == "Kinh tế"


def test_the_address_of_the_portal_over_a_printed_page_is_no_section() -> None:
    over = (
        "<table><tr><td><b>TRANG THÔNG TIN ĐIỆN TỬ XÃ BÌNH SƠN</b><br><span>https://x.example.vn</span>"
        "</td><td><a href='#'>In trang</a> | <a href='#'>Đóng cửa sổ</a></td></tr></table>"
    )
    assert read(over=over).category is None


@pytest.mark.parametrize(
    "clock",
    [
        "<div class='time-bar'><span id='clock'>Thứ bảy, 11/08/2020</span></div>",
        "<div><span id='clock'>Thứ bảy, 11/08/2020</span></div>",
        "<header><p>Thứ bảy, 11/08/2020</p></header>",
    ],
)
def test_a_clock_over_the_title_is_no_date(clock: str) -> None:
    page = f"<html><body>{clock}<div><h1>{TITLE}</h1>{TEXT}</div></body></html>"

    assert ArticlePage(Page(URL, page.encode(), "utf-8")).read().published is None


def test_the_head_of_an_article_is_not_that_of_the_page() -> None:
    header = (
        "<header><span class='post-date'>Thứ ba, 07/03/2023<span> | </span>08:00</span></header>"
    )
    page = f"<html><body>{MENU}<article>{header}<h1>{TITLE}</h1><div>{TEXT}</div></article></body></html>"

    read = ArticlePage(Page(URL, page.encode(), "utf-8")).read()

    assert read.published == "Thứ ba, 07/03/2023 | 08:00"


@pytest.mark.parametrize(
    "signature",
    [
        "Trúc Phương – Ban Tuyên giáo Huyện ủy",
        "Phan Hòa – Phòng Lao động, Việc làm",
        "Khoa Phòng, chống bệnh truyền nhiễm",
        "Võ Thị Diễm – Hội LHPN thị xã Ninh Hòa",
    ],
)
def test_a_unit_signs_alone_or_behind_a_name(signature: str) -> None:
    article = read(text=f"{TEXT}<p style='text-align:right'><b>{signature}</b></p>")

    assert (article.author, article.body) == (signature, (FIRST, SECOND))


def test_photos_and_text_may_be_signed_together() -> None:
    article = read(text=f"{TEXT}<p><b>Ảnh và bài: Hoàng Thị Thơm - Dương Công Vị</b></p>")

    assert article.author == "Hoàng Thị Thơm - Dương Công Vị"


@pytest.mark.parametrize(
    "line",
    [
        "Từ khóa:",
        "Bạn có hài lòng với nội dung này không?",
        "Đánh giá bài viết: 1 2 3 4 5 4 người đã bình chọn",
        "Các liên kết liên quan",
        "Chú ý: Việc đăng lại bài viết trên ở website hoặc các phương tiện truyền thông khác mà"
        " không ghi rõ nguồn http://x.example.vn là vi phạm bản quyền",
        "Lần cập nhật cuối ( Thứ ba, 12 Tháng 10 2010 09:30 )",
        "Nghe đọc bài 0:00 / 3:24",
        "Xuất bản trong Kinh tế",
    ],
)
def test_a_line_of_the_template_after_the_signature_hides_it_not(line: str) -> None:
    article = read(text=f"{TEXT}<p align='right'><b>Lò Văn Thoan</b></p><p>{line}</p>")

    assert (article.author, article.body) == ("Lò Văn Thoan", (FIRST, SECOND))


def test_a_link_to_another_article_between_two_paragraphs_is_no_prose() -> None:
    link = "<blockquote><p><a href='/khac'>&gt;&gt; Xem thêm: Chống rét cho trâu bò</a></p></blockquote>"

    assert read(text=f"<p>{FIRST}</p>{link}<p>{SECOND}</p>").body == (FIRST, SECOND)


def test_a_box_of_related_news_inside_the_text_is_told_by_its_type() -> None:
    box = (
        "<div type='RelatedOneNews'><a href='/khac'>Tết Trung thu cho trẻ em vùng cao</a>"
        "<p>(Bình Sơn) - Xã tổ chức Tết Trung thu cho trẻ em có hoàn cảnh khó khăn ở ba thôn.</p></div>"
    )
    assert read(text=f"<p>{FIRST}</p>{box}<p>{SECOND}</p>").body == (FIRST, SECOND)


def test_a_sentence_over_a_list_is_no_summary() -> None:
    items = "".join(f"<li>{SECOND} Điều thứ {n}.</li>" for n in range(3))

    article = read(text=f"<div><p>{FIRST}</p><ul>{items}</ul></div>")

    assert (article.lead, article.body[0]) == (None, FIRST)


def test_an_empty_element_for_the_summary_says_nothing_of_the_text_after_it() -> None:
    article = read("<div><span class='lblTomTat'></span></div>", text=f"<div>{TEXT}</div>")

    assert (article.lead, article.body) == (None, (FIRST, SECOND))


def test_of_a_photo_report_the_summary_may_be_all_the_text() -> None:
    photo = "<p align='center'><img src='/anh/{n}.jpg'></p><p align='center'><em>Múa mở đầu {n}</em></p>"
    photos = "".join(photo.format(n=n) for n in range(3))

    article = read(f"<div class='tomtat'><p>{FIRST}</p></div>", text=photos)

    assert (article.lead, article.body) == (FIRST, ())
    assert article.captions == ("Múa mở đầu 0", "Múa mở đầu 1", "Múa mở đầu 2")


def test_a_paragraph_under_a_photo_that_begins_as_one_is_no_caption() -> None:
    told = "Dịp này, lãnh đạo xã cũng tặng giấy khen cho tám hộ gia đình có thành tích góp công."

    article = read(text=f"<p>{FIRST}</p><p align='center'><img src='/anh/1.jpg'></p><p>{told}</p>")

    assert (article.captions, article.body) == ((), (FIRST, told))


@pytest.mark.parametrize(
    "player",
    [
        "<iframe src='//www.youtube.com/embed/e0R'></iframe>",
        "<video controls><source src='/vod/1.m3u8'></video>",
    ],
)
def test_a_film_without_a_word_is_an_article(player: str) -> None:
    article = read("<p>23/05/2023 19:20</p><p>1.038 lượt xem</p>", text=player)

    assert (article.title, article.body) == (TITLE, ())
    assert (article.published, article.views) == ("23/05/2023 19:20", "1.038 lượt xem")


def test_a_map_is_no_film() -> None:
    with pytest.raises(NotAnArticleError):
        read(text="<iframe src='https://maps.example.com/?q=binh-son'></iframe>")
