"""Pages in one encoding that declare another, or none."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.text.charset import decode
from newsspider.text.unicode import clean, clean_lines

PROSE = "Ủy ban nhân dân tỉnh tổ chức hội nghị, đồng chí Bí thư phát biểu chỉ đạo"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def _in_1258(text: str) -> bytes:
    """Vietnam's code page: the letter, then its tone."""
    typed = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        letter = "".join(part for part in parts if part not in TONES)
        tone = "".join(part for part in parts if part in TONES)
        typed += unicodedata.normalize("NFC", letter) + tone
    return typed.encode("windows-1258")


def _page(said: str, body: bytes) -> bytes:
    return b"<html><head><meta charset=" + said.encode() + b"><body><p>" + body + b"</p>"


@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "windows-1252", "windows-1258"])
def test_windows_1258_is_told_whatever_is_declared(header):
    read = decode(b"<p>" + _in_1258(PROSE), header)

    assert read.text == "<p>" + PROSE
    assert read.encoding == "windows-1258"
    assert read.as_declared == (header in {None, "windows-1258"})


@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "windows-1258"])
def test_windows_1258_is_told_whatever_the_meta_says(said):
    read = decode(_page(said, _in_1258(PROSE)), None)

    assert PROSE in read.text
    assert read.as_declared == (said == "windows-1258")


@pytest.mark.parametrize("header", ["iso-8859-1", "windows-1252", "windows-1258", "gb2312"])
def test_utf_8_is_told_whatever_is_declared(header):
    read = decode(PROSE.encode(), header)

    assert (read.text, read.encoding, read.as_declared) == (PROSE, "utf-8", False)


def test_the_header_is_asked_before_the_meta():
    assert decode(_page("windows-1258", PROSE.encode()), "utf-8").as_declared
    assert not decode(_page("windows-1258", PROSE.encode()), None).as_declared


def test_a_word_charset_outside_meta_declares_nothing():
    page = b"<script charset=windows-1252></script><p>" + PROSE.encode()

    assert decode(page, None).as_declared


@pytest.mark.parametrize(
    "body",
    [
        codecs.BOM_UTF16_LE + ("<p>" + PROSE).encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ("<p>" + PROSE).encode("utf-16-be"),
        ("<p>" + PROSE).encode("utf-16-le"),
        codecs.BOM_UTF8 + ("<p>" + PROSE).encode(),
    ],
)
def test_utf_16_and_marked_pages_are_read(body):
    assert decode(body, "iso-8859-1").text == "<p>" + PROSE


def test_a_meta_that_says_utf_16_in_ascii_is_not_believed():
    assert PROSE in decode(_page("utf-16", PROSE.encode()), None).text


def test_utf_8_with_a_broken_byte_stays_utf_8():
    read = decode(PROSE.encode() + b"\xff", "windows-1252")

    assert (read.text, read.encoding) == (PROSE + "\ufffd", "utf-8")


def test_one_odd_byte_of_the_west_is_read_as_such():
    assert decode(b"Copyright \xa9 2021", "utf-8").text == "Copyright © 2021"


def test_tcvn3_sent_as_bytes_is_left_for_its_font():
    typed = "®ång chÝ BÝ th\xad TØnh uû, céng hoµ x· héi chñ nghÜa ViÖt Nam"

    assert decode(typed.encode("latin-1"), None).text == typed
    assert decode(typed.encode("latin-1"), "windows-1258").text == typed


@pytest.mark.parametrize(
    "said", ["idna", "utf-7", "undefined", "hex", "no-such", "\ud800", "\0", ""]
)
def test_a_name_that_is_no_page_s_encoding_is_passed_over(said):
    assert decode(PROSE.encode(), said).text == PROSE
    assert decode(b"a\xff\xfe" * 100, said).text


@given(st.binary(), st.none() | st.text() | st.sampled_from(["utf-8", "gbk", "cp1258", "utf-16"]))
def test_any_bytes_give_text(body, charset):
    assert isinstance(decode(body, charset).text, str)


@given(st.text())
def test_any_text_is_cleaned_into_composed_text(text):
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert all(unicodedata.is_normalized("NFC", line) for line in clean_lines(text))


def test_a_mark_apart_from_its_letter_by_nothing_seen_is_joined():
    assert clean("Ho\u0323\u200b\u0302i nghi\u200b\u0323") == "Hội nghị"


@given(st.lists(st.sampled_from(PROSE.split()), min_size=1))
def test_clean_vietnamese_stays_as_it_is(words):
    text = " ".join(words)

    assert clean(text) == text
    assert decode(text.encode(), "utf-8").text == text
