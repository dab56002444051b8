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


@pytest.mark.parametrize(
    "line",
    [
        "Ngày cập nhật: 10/10/2022 4:27:13 CH <a href='#'>In bài</a> <a href='#'>Nghe nội dung</a>",
        "27/06/2022 Lượt xem: 2.415 <a href='#'>In bài</a> <a href='#'>Nghe nội dung</a>",
        "14/05/2023 - 09:40 Lượt xem: 4.021 Người đăng: quantri <a href='#'>In</a>",
        "05/07/2023 Đăng bởi Ban Tuyên huấn 402 lượt xem",
        "Được đăng: Thứ tư, 16 Tháng 6 2021 08:12",
        "12/07/2022 17:08:00 1523 lượt xem Xem cỡ chữ AA Đọc bài viết",
    ],
)
def test_a_line_of_the_template_is_no_summary_and_tells_the_date(line: str) -> None:
    article = read(f"<p>{line}</p>")

    assert article.published is not None
    assert (article.lead, article.body) == (None, (FIRST, SECOND))


@pytest.mark.parametrize(
    "over",
    [
        "<div><a href='/'>Trang chủ</a> » <a href='/t'>Tin tức</a> » <a href='/k'>Kinh tế</a></div>",
        "<div><a href='/'>Trang chủ</a> &gt; <a href='/t'>Chính quyền</a> &gt; Kinh tế</div>",
        "<div class='crumbs'><a href='/'>Trang chủ</a> <i>/</i> <a href='/k'>Kinh tế</a></div>",
        "<div class='box'><a class='tandan-a-category' href='/k'>Kinh tế</a></div>",
    ],
)
def test_a_trail_over_the_title_is_no_card_and_names_the_section(over: str) -> None:
    plain = f"<div class='x'>{TITLE}</div>"
    page = f"<html><body>{MENU}<div>{over}{plain}<p>12/07/2022 17:08</p><div>{TEXT}</div></div></body></html>"
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert (article.title, article.category) == (TITLE, "Kinh tế")


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("Nguyễn Văn Hòa (Chi cục Thú y)", "Nguyễn Văn Hòa (Chi cục Thú y)"),
        ("Đinh Thắng (CTV)", "Đinh Thắng (CTV)"),
        ("(Hoàng Nam)", "Hoàng Nam"),
        ("Tổng hợp: Thu Trang", "Thu Trang"),
        ("Tin bài: Phạm Ngọc", "Phạm Ngọc"),
    ],
)
def test_brackets_and_labels_of_a_signature_are_understood(signature: str, author: str) -> None:
    article = read(text=f"{TEXT}<p style='text-align:right'><b>{signature}</b></p>")

    assert (article.author, article.body) == (author, (FIRST, SECOND))


def test_footnotes_under_a_signature_hide_it_not() -> None:
    note = "<p>(1) Nghị định số 02/2017/NĐ-CP ngày 09/01/2017 của Chính phủ.</p>"

    assert (
        read(text=f"{TEXT}<p align='right'><b>Lò Văn Thoan</b></p>{note}").author == "Lò Văn Thoan"
    )


def test_who_signs_a_document_has_not_written_the_page() -> None:
    signed = "<p align='center'><b>CHỦ TỊCH</b></p><p>(Đã ký)</p><p align='center'><b>Lò Văn Thoan</b></p>"

    assert read(text=f"{TEXT}{signed}").author is None


def test_a_publisher_with_a_comma_in_its_name_is_a_source() -> None:
    article = read(text=f"{TEXT}<p>Nguồn: Báo và phát thanh, truyền hình Thanh Hóa</p>")

    assert article.source == "Báo và phát thanh, truyền hình Thanh Hóa"


def test_a_numbered_line_over_a_photo_is_its_caption() -> None:
    photo = "<p>Ảnh 1: Quang cảnh buổi lễ</p><p><img src='/anh/1.jpg'></p>"

    article = read(text=f"<p>{FIRST}</p>{photo}<p>{SECOND}</p>")

    assert (article.captions, article.body) == (("Ảnh 1: Quang cảnh buổi lễ",), (FIRST, SECOND))


def test_what_somebody_says_under_a_photo_is_no_caption() -> None:
    told = "Ông Lò Văn Thoan, Chủ tịch xã cho biết, từ nay đến cuối năm xã làm thêm hai cây cầu."

    article = read(text=f"<p>{FIRST}</p><p><img src='/anh/1.jpg'></p><p>{told}</p>")

    assert (article.captions, article.body) == ((), (FIRST, told))


def test_a_box_of_links_between_two_paragraphs_ends_nothing() -> None:
    box = (
        "<div><p><b>Tin liên quan</b></p><p><a href='/1'>Xã Bình Sơn làm đường vào rẫy</a>"
        " (23/09/2024)</p><p><a href='/2'>Kiểm tra công tác hộ tịch ở ba thôn</a></p></div>"
    )
    article = read(
        text=f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p align='right'><b>Lò Văn Thoan</b></p>"
    )

    assert (article.body, article.author) == ((FIRST, SECOND), "Lò Văn Thoan")


def test_a_question_is_no_summary_of_its_answer() -> None:
    asked = f"<p><b>Bạn đọc Giàng A Páo hỏi:</b></p><p><em>{FIRST}</em></p>"

    article = read(text=f"{asked}<p><b>Trả lời:</b></p><p>{SECOND}</p><p>{FIRST} {SECOND}</p>")

    assert article.lead is None
    assert article.body[:2] == ("Bạn đọc Giàng A Páo hỏi:", FIRST)


def test_a_summary_is_told_where_the_whole_page_is_centred() -> None:
    page = (
        f"<html><body>{MENU}<div align='center'><h1>{TITLE}</h1><div><b>{FIRST}</b><br><br>{SECOND}"
        f"<br><br>{SECOND} {FIRST}</div></div></body></html>"
    )
    assert ArticlePage(Page(URL, page.encode(), "utf-8")).read().lead == FIRST


def test_a_drawing_under_a_dated_title_is_an_article() -> None:
    article = read(
        "<p>Thứ Hai, 28/07/2025, 06:50 Tác giả: Tổ Chuyển đổi số phường 1.024 lượt xem</p>",
        text="<figure><img src='/anh/infographic.png'></figure><p>Thẻ: <a href='/t'>sạt lở đất</a></p>",
    )
    assert article.images == ("https://x.example.vn/anh/infographic.png",)
    assert (article.body, article.author) == ((), "Tổ Chuyển đổi số phường")


def test_a_picture_under_the_name_of_a_section_is_none() -> None:
    cards = "".join(
        f"<div><img src='/anh/{n}.jpg'><p>0{n}/05/2021</p><h3><a href='/{n}'>Xã bàn việc sửa kênh"
        f" dẫn nước lần {n}</a></h3></div>"
        for n in range(1, 6)
    )
    with pytest.raises(NotAnArticleError):
        read(text=cards)


def test_the_date_of_a_pasted_page_is_not_the_articles() -> None:
    pasted = "<h2>Cầu treo mới của xã Bình Sơn</h2><p>22/04/2019 15:29 | 204 lượt xem</p>"

    article = read(text=f"<div>{pasted}{TEXT}</div>")

    assert article.published is None


@pytest.mark.parametrize(
    "above",
    [
        "<p>Thứ tư, 09/09/2020 | 10:21:37</p><h3>Liên kết website</h3>",
        "<p>Thứ tư, 09/09/2020 | 10:21:37</p><h3>Thống kê truy cập</h3>",
    ],
)
def test_what_stands_over_another_part_of_the_page_is_not_the_articles(above: str) -> None:
    page = f"<html><body>{above}<div><h2>{TITLE}</h2><div>{TEXT}</div></div></body></html>"

    article = ArticlePage(Page(URL, page.encode(), "utf-8")).read()

    assert (article.published, article.category) == (None, None)


def test_a_date_and_a_counter_in_the_cell_of_the_title_are_no_part_of_it() -> None:
    cell = f"<td class='tieudetin'><b>{TITLE}</b> <font>(15/07/2018 09:12)</font> <font>- Đã xem: 512</font></td>"
    page = (
        f"<html><body><table><tr><td><b>HOẠT ĐỘNG ĐẠI BIỂU</b></td></tr><tr>{cell}</tr>"
        f"<tr><td>{TEXT}</td></tr></table></body></html>"
    )
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert (article.title, article.published) == (TITLE, "15/07/2018 09:12")


@pytest.mark.parametrize("line", ["Ngày đăng: | Lượt xem:", "Tác giả", "Lượt xem"])
def test_labels_of_nothing_are_no_prose(line: str) -> None:
    assert read(f"<p>{line}</p>").body == (FIRST, SECOND)


@pytest.mark.parametrize("position", ["CHỦ TỊCH", "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"])
def test_a_position_over_a_name_is_that_of_a_signer(position: str) -> None:
    signed = f"<p align='center'><b>{position}</b></p><p align='center'><b>Huỳnh Văn Đức</b></p>"

    assert read(text=f"{TEXT}{signed}").author is None


def test_of_a_text_in_bold_no_paragraph_is_a_summary() -> None:
    said = "".join(f"<p><b>{text}</b></p>" for text in (FIRST, SECOND, f"{FIRST} Gồm có:"))

    assert read(text=said).lead is None


def test_the_front_page_is_no_section() -> None:
    assert (
        read(over="<ul class='breadcrumb'><li><a href='/'>Trang chủ</a></li></ul>").category is None
    )


def test_buttons_between_title_and_text_do_not_part_them() -> None:
    stars = "".join(f"<li><a href='#'>{n}</a></li>" for n in range(1, 6))
    tools = (
        "<ul><li><a href='#'>cỡ chữ</a></li><li><a href='#'>In</a></li><li><a href='#'>Email</a></li>"
        "<li><a href='#'>Hãy là người đầu tiên bình luận!</a></li></ul>"
        f"<div>Đánh giá mục này</div><ul>{stars}</ul>"
    )
    greeting = "<div>Kính thưa quý vị đại biểu!</div>"
    page = (
        f"<html><head><title>{TITLE}</title></head><body>{MENU}<div><h2>{TITLE}</h2>{tools}"
        f"<div>{greeting}{TEXT}</div></div></body></html>"
    )
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert (article.title, article.body[1:]) == (TITLE, (FIRST, SECOND))


def test_the_name_of_a_section_that_links_makes_no_teaser_of_the_title() -> None:
    page = (
        f"<html><body>{MENU}<div><div><a href='/t'>Tin hoạt động của các xã vùng cao</a></div>"
        f"<div><span>{TITLE}</span><p>Ngày đăng 17/11/2017 | 10:26</p>{TEXT * 3}</div></div></body></html>"
    )
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert article.title == TITLE


def test_the_days_date_is_no_title() -> None:
    page = (
        f"<html><body><div>Hôm nay, thứ Năm ngày 16/02/2023</div><div><h3>Tin buồn</h3>"
        f"<p>10:20 | 09/02/2023</p>{TEXT}</div></body></html>"
    )
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert (article.title, article.published) == ("Tin buồn", "10:20 | 09/02/2023")


def test_verses_under_a_title_that_the_head_names_are_its_text() -> None:
    verses = "Biển gọi ta về từ buổi sớm mai<br>Áo thợ bạc màu, vai trần nắng cháy<br>" * 8
    page = (
        f"<html><head><title>{TITLE}</title></head><body>{MENU}<div><h2>{TITLE}</h2><p>{verses}</p></div>"
        "<div>Cơ quan chủ quản: Ủy ban nhân dân xã Bình Sơn, điện thoại 0219 3871 113</div></body></html>"
    )
    article = ArticlePage(Page("https://x.example.vn/?id=7", page.encode(), "utf-8")).read()

    assert (article.title, len(article.body)) == (TITLE, 16)


def test_a_counter_in_brackets_is_read() -> None:
    assert read("<p>Thứ Sáu, 24/06/2022 / <em>Số lượt xem </em>(5120)</p>").views is not None


def test_a_byline_before_the_text_is_no_paragraph_of_it() -> None:
    article = read("<p class='author'>BBT</p>")

    assert (article.author, article.body) == ("BBT", (FIRST, SECOND))
