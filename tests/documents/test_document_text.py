"""The text of documents: what each format says, in Unicode, or why it says nothing."""

import pytest
from written_documents import S, W, doc, docx, p, packed, pdf

from newsspider.documents.kinds import Kind, kind_of
from newsspider.documents.reader import read_document

NOTICE = "Ủy ban nhân dân tỉnh Đắk Nông thông báo"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4\n", Kind.PDF),
        (b"\r\nHTTP rest\r\n%PDF-1.7\n", Kind.PDF),
        (docx(p("a")), Kind.DOCX),
        (docx(p("a"))[:60], Kind.DOCX),
        (packed(xl__workbook_xml="<workbook/>"), Kind.XLSX),
        (packed(content_xml="<x/>"), Kind.ODT),
        (packed(readme_txt="a"), Kind.PACKED),
        (docx(p("a")) + b"PK\x01\x02" * 30_000, Kind.PACKED),
        (b"Rar!\x1a\x07\x00", Kind.PACKED),
        (b"{\\rtf1 a}", Kind.RTF),
        (doc("a"), Kind.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Kind.OLE),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0", Kind.PICTURE),
        (b'<?xml version="1.0"?><svg xmlns="a">', Kind.PICTURE),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", Kind.HTML),
        (b"<!-- error --><HTML>", Kind.HTML),
        (b"", Kind.UNKNOWN),
        (b"text", Kind.UNKNOWN),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else "file",
)
def test_a_file_is_known_by_its_bytes(body, kind):
    assert kind_of(body) is kind


def test_a_word_file_says_its_paragraphs_and_rows():
    row = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in ("Số", "", "12/QĐ-UBND"))
    body = docx(p("QUYẾT", " ĐỊNH") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + p(NOTICE))

    assert read_document(body).text == f"QUYẾT ĐỊNH\nSố | 12/QĐ-UBND\n{NOTICE}"


def test_what_was_deleted_or_only_commands_a_field_is_not_said():
    body = docx(
        "<w:p><w:r><w:t>Còn</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>lại</w:t></w:r></w:p>"
    )

    assert read_document(body).text == "Còn lại"


def test_a_text_box_is_said_once():
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = docx(
        f"<w:p {mc}><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert read_document(body).text.count("Trong khung") == 1


def test_a_sheet_says_its_rows():
    body = packed(
        xl__workbook_xml="<workbook/>",
        xl__sharedStrings_xml=f"<sst {S}><si><t>Xã</t></si><si><r><t>Đắk </t></r><r><t>Sôr</t></r></si></sst>",
        xl__worksheets__sheet1_xml=f'<worksheet {S}><sheetData><row><c t="s"><v>0</v></c><c t="s">'
        '<v>1</v></c></row><row><c><v>12.5</v></c><c/><c t="inlineStr"><is><t>ha</t></is></c></row>'
        "</sheetData></worksheet>",
    )

    found = read_document(body)

    assert (found.text, found.pages) == ("Xã | Đắk Sôr\n12.5 | ha", 1)


def test_an_opendocument_text_says_its_paragraphs():
    body = packed(
        content_xml='<d xmlns:t="t" xmlns:b="b"><t:h>Kế<t:s/>hoạch</t:h><t:p>Một <t:span>hai</t:span>'
        " ba<t:line-break/>bốn</t:p><b:table-row><b:table-cell><t:p>a</t:p></b:table-cell>"
        "<b:table-cell><t:p>b</t:p></b:table-cell></b:table-row></d>"
    )

    assert read_document(body).text == "Kế hoạch\nMột hai ba\nbốn\na | b"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\u272?\u7855?k N\'f4ng\par h\u7885?p}",
            "Đắk Nông\nhọp",
        ),
        (rb"{\rtf1\uc0\u272 \u432 \u417 ng}", "Đương"),
        (rb"{\rtf1{\*\generator Word;}{\info{\author a}}{\pict 89504e47}c\{\}\~d}", "c{} d"),
        (rb"{\rtf1 cut {\b off", "cut off"),
        (rb"{\rtf1 a\cell b\cell\row c}", "a | b\nc"),
    ],
)
def test_rich_text_says_what_stands_between_its_words(body, text):
    assert read_document(body).text == text


def test_an_old_word_file_says_its_text():
    text = f"{NOTICE}\r\x13 PAGE \x14 1 \x15Ô một\x07Ô hai\x07\x07Hết\r"

    found = read_document(doc(text))

    assert (found.kind, found.text) == (Kind.DOC, f"{NOTICE}\n1 Ô một | Ô hai\nHết")


def test_an_old_word_file_in_an_old_font_is_decoded():
    tcvn3 = "Uû ban nh©n d©n tØnh §¾k N«ng th«ng b¸o\rKÕ ho¹ch c«ng t¸c th¸ng 5\r"

    found = read_document(doc(tcvn3, wide=False))

    assert found.text == "Uỷ ban nhân dân tỉnh Đắk Nông thông báo\nKế hoạch công tác tháng 5"
    assert found.repairs == ("tcvn3",)


def test_a_pdf_says_its_lines_and_counts_its_pages():
    found = read_document(pdf(NOTICE, "Trang hai"))

    assert (found.text, found.pages, found.problem) == (f"{NOTICE}\nTrang hai", 2, None)


OCR = " ".join(["CONG HOA xA HQI CHU NGHiA VIET NAM DQc l p Tl do hanh phuc ngay thang nam"] * 5)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (pdf(""), "document.no_text"),
        (pdf("a", locked=True), "document.encrypted"),
        (pdf(OCR), "document.no_marks"),
        (b"%PDF-1.4\nnothing", "document.broken"),
        (docx(p("a"))[:200], "document.broken"),
        (docx("<w:p>"), "document.broken"),
        (docx(""), "document.no_text"),
        (doc("a", flags=0x0100), "document.encrypted"),
        (doc("a", version=0x65), "document.unknown"),
        (doc("a")[:1600], "document.broken"),
        (packed(readme_txt="a"), "document.packed"),
        (b"<html>404", "document.page"),
        (b"\xff\xd8\xff\xe0", "document.picture"),
        (b"\x00\x01", "document.unknown"),
    ],
)
def test_what_cannot_be_read_is_told_as_such(body, problem):
    assert read_document(body).problem == problem


def test_english_is_not_taken_for_vietnamese_without_marks():
    english = docx(p("The committee shall publish every decision within five working days. " * 9))

    assert read_document(english).problem is None


def test_a_file_may_not_name_another_one():
    body = packed(
        word__document_xml='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>a&x;b</w:t></w:r></w:p></w:body></w:document>"
    )

    assert "root" not in read_document(body).text
