"""Which lines beside a picture are its captions, and which are prose."""

from __future__ import annotations

import pytest
from lxml import etree

from newsspider.pages.captions import captions
from newsspider.pages.walk import blocks_of

PROSE = "<p>" + "Ủy ban nhân dân xã đã họp bàn việc làm đường và chia đất cho bà con. " * 3 + "</p>"
IMAGE = "<img src='/anh.jpg'>"


def found(markup: str) -> list[str]:
    root = etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser())
    return [caption.text for caption in captions(blocks_of(root))]


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{IMAGE}<figcaption>Đường mới</figcaption></figure>",
        f"<p align=center>{IMAGE}</p><p align=center><em>Đường mới</em></p>",
        f"<p>{IMAGE}</p><p>&nbsp;</p><p style='text-align:center'>Đường mới</p>",
        f"<p>{IMAGE}</p><p><span style='color:#0000ff'>Đường mới</span></p>",
        f"<p>{IMAGE}</p><p>Đường mới</p>",
        f"<p>{IMAGE}<br>Đường mới</p>",
        f"<p>{IMAGE}<em>Đường mới</em></p>",
        f"<table><tr><td>{IMAGE}</td></tr><tr><td>Đường mới</td></tr></table>",
        f"<div class='wp-caption'>{IMAGE}<p class='wp-caption-text'>Đường mới</p></div>",
        f"<p>{IMAGE}</p><div class='imgcaption'>Đường mới</div>",
    ],
)
def test_a_caption_is_told_by_place_and_typography(markup: str) -> None:
    assert found(PROSE + markup + PROSE) == ["Đường mới"]


@pytest.mark.parametrize(
    "after",
    [
        PROSE,
        "<p><em>Một là</em>, xã sẽ làm xong đoạn đường liên thôn trước mùa mưa năm nay.</p>",
        "<p>1. Về việc làm đường</p>",
        "<p>Cụ thể như sau:</p>",
        "<p><b>Giữ đất cho con cháu</b></p>",
        "<h3>Giữ đất</h3>",
        "<p>Tin, ảnh: Lê Biển</p>",
        "<p align=right><b>Lê Biển</b></p>",
        "<p>Xem chi tiết <a href='/a.pdf'>tại đây</a></p>",
    ],
)
def test_what_follows_a_picture_is_not_always_its_caption(after: str) -> None:
    assert found(PROSE + f"<p>{IMAGE}</p>" + after + PROSE) == []


def test_centred_prose_under_a_picture_of_a_centred_page_stays_prose() -> None:
    centred = PROSE.replace("<p>", "<p align=center>")

    assert found(centred + f"<p align=center>{IMAGE}</p>" + centred) == []


def test_a_caption_over_two_lines_is_one() -> None:
    lines = "<p><b>Đồng chí Lò Văn Pâng –</b></p><p><b>Chủ tịch xã, phát biểu tại buổi họp</b></p>"

    assert found(PROSE + f"<p>{IMAGE}</p>" + lines + PROSE) == [
        "Đồng chí Lò Văn Pâng – Chủ tịch xã, phát biểu tại buổi họp"
    ]


def test_the_credit_under_a_caption_belongs_to_it() -> None:
    lines = "<p align=center><i>Đường mới</i></p><p align=center>Ảnh: Lê Biển</p>"

    assert found(PROSE + f"<p>{IMAGE}</p>" + lines + PROSE) == ["Đường mới Ảnh: Lê Biển"]


def test_one_caption_stands_under_several_pictures() -> None:
    assert found(PROSE + f"<p>{IMAGE}{IMAGE}</p><p><i>Đường mới</i></p>" + PROSE) == ["Đường mới"]


def test_two_pictures_side_by_side_have_a_caption_each() -> None:
    table = (
        f"<table><tr><td>{IMAGE}</td><td>{IMAGE}</td></tr>"
        "<tr><td>Đường cũ</td><td>Đường mới</td></tr></table>"
    )

    assert found(PROSE + table + PROSE) == ["Đường cũ", "Đường mới"]
