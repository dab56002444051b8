"""Pages whose text is mended before it is read, and what is noted of it."""

import unicodedata
from datetime import UTC, datetime

import pytest

from newsspider.model import Page
from newsspider.normalise import normalise
from newsspider.pages.article import ArticlePage
from newsspider.pages.document import parse

URL = "https://vi-du.gov.vn/tin/hoi-nghi.html"
TYPED = "®ång chÝ BÝ th\xad TØnh uû ph¸t biÓu t¹i héi nghÞ, nh©n d©n phÊn khëi ®ãn nhËn c«ng tr×nh"
MEANT = "đồng chí Bí thư Tỉnh uỷ phát biểu tại hội nghị, nhân dân phấn khởi đón nhận công trình"
PROSE = (
    "Sáng nay, Ủy ban nhân dân huyện tổ chức hội nghị sơ kết sáu tháng đầu năm, bàn nhiệm vụ của"
    " những tháng còn lại với đại diện các xã trên địa bàn."
)


def _text(markup: str) -> str:
    root = parse(Page(URL, markup.encode(), "utf-8")).root
    return " ".join(" ".join(root.itertext()).split())


def _read(inside: str, title: str = "Hội nghị sơ kết công tác", charset: str | None = "utf-8"):
    markup = f"<html><body><h1>{title}</h1><div>{inside}</div></body></html>"
    return ArticlePage(Page(URL, markup.encode(), charset)).read()


def test_a_paragraph_typed_for_a_tcvn3_font_is_decoded():
    assert _text(f"<p>{TYPED}</p><p>{PROSE}</p>") == f"{MEANT} {PROSE}"


def test_a_paragraph_typed_for_a_vni_font_is_decoded():
    typed = "Uûy ban nhaân daân tænh toå chöùc hoäi nghò, ñoàng chí Bí thö phaùt bieåu chæ ñaïo"

    assert _text(f"<p>{typed}</p>") == (
        "Ủy ban nhân dân tỉnh tổ chức hội nghị, đồng chí Bí thư phát biểu chỉ đạo"
    )


def test_a_span_typed_for_a_font_is_decoded_beside_unicode():
    assert _text(f"<p><b>{PROSE}</b> <span>{TYPED}</span></p>") == f"{PROSE} {MEANT}"


def test_a_span_in_unicode_stays_in_a_paragraph_typed_for_a_font():
    assert _text(f"<p>{TYPED} {TYPED} <b>Công an huyện</b></p>") == f"{MEANT} {MEANT} Công an huyện"


def test_few_words_are_decoded_where_others_of_the_page_are():
    assert _text(f"<title>Héi nghÞ</title><p>{TYPED}</p>") == f"Hội nghị {MEANT}"
    assert _text("<title>Héi nghÞ</title><p>Héi nghÞ</p>") == "Héi nghÞ Héi nghÞ"


def test_few_words_are_decoded_where_they_name_their_font():
    assert _text("<p><font face='.VnTime'>Héi nghÞ</font></p>") == "Hội nghị"
    assert _text("<p style=\"font-family:'VNI-Times'\">Hoäi nghò</p>") == "Hội nghị"


def test_words_split_over_spans_are_decoded():
    typed = "".join(f"<span>{word}</span> <i></i>" for word in TYPED.split())

    assert _text(f"<p>{typed}</p>") == MEANT


def test_fonts_of_capitals_draw_capitals():
    assert _text(f"<p style='font-family:.VnTimeH'>{TYPED}</p>") == MEANT.upper()


def test_the_font_s_letters_may_be_entities():
    typed = TYPED.replace("\xad", "&shy;").replace("®", "&#174;")

    assert _text(f"<p>{typed}</p>") == MEANT


def test_the_text_of_scripts_and_style_sheets_is_none_of_the_page():
    code = f"<script>a('{TYPED}')</script><style>p {{ font: '.VnTime' }}</style>"

    assert _text(f"<h1>Tin{code}</h1><p>{TYPED}</p>") == f"Tin {MEANT}"


def test_entities_in_a_field_that_readers_fill_in_stay():
    assert "&eth;" in _text("<textarea>&amp;eth;</textarea><p>x</p>")


@pytest.mark.parametrize(
    ("printed", "body", "repairs"),
    [
        (f"<p>{TYPED}</p><p>{PROSE}</p>", (MEANT, PROSE), ("tcvn3",)),
        (f"<p>{PROSE.encode().decode('latin-1')}</p>", (PROSE,), ("mojibake",)),
        (f"<p>{unicodedata.normalize('NFD', PROSE)}</p>", (PROSE,), ("nfd",)),
        (f"<p>\u200b{PROSE}</p>", (PROSE,), ("zero-width",)),
        (f"<p>\uf0b7 {PROSE}</p>", (f"• {PROSE}",), ("private-use",)),
        (f"<p>Số 12/QÐ-UBND. {PROSE}</p>", (f"Số 12/QĐ-UBND. {PROSE}",), ("eth",)),
        (f"<p>{PROSE}</p>", (PROSE,), ()),
    ],
)
def test_what_an_article_s_text_needed_is_noted(printed, body, repairs):
    article = _read(printed)

    assert article.body[: len(body)] == body
    assert article.repairs == repairs


def test_repairs_outside_the_article_are_not_noted():
    menu = f"<ul><li><a href='/a'>Ðảng bộ\u200b</a><li><a href='/b'>{TYPED}</a></ul>"
    page = f"<html><body>{menu}<h1>Hội nghị sơ kết</h1><div><p>{PROSE}</p></div></body></html>"

    assert ArticlePage(Page(URL, page.encode(), "utf-8")).read().repairs == ()


def test_tones_apart_from_composed_letters_are_noted():
    toned = unicodedata.normalize("NFD", PROSE)
    for mark in "\u0302\u0306\u031b":
        for letter in "aeouAEOU":
            toned = toned.replace(letter + mark, unicodedata.normalize("NFC", letter + mark))

    assert _read(f"<p>{toned}</p>").repairs == ("nfd",)


def test_an_encoding_that_is_not_the_declared_one_is_noted():
    assert _read(f"<p>{PROSE}</p>", charset="iso-8859-1").repairs == ("charset",)


def test_a_repair_is_a_problem_of_the_record():
    record = normalise(
        _read(f"<p>{TYPED}</p><p>{PROSE}</p>"),
        portal="vi-du",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )

    assert [problem.code for problem in record.problems] == ["text.tcvn3"]
