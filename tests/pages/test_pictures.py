"""Which images of a page are photos, and under which address."""

from __future__ import annotations

import pytest

from newsspider.pages.pictures import picture_of


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"src": "/anh/1.jpg"}, "/anh/1.jpg"),
        ({"src": "/images/lazy.png", "data-src": "/anh/1.jpg"}, "/anh/1.jpg"),
        ({"src": "/Content/grey.gif", "data-original": "/anh/1.jpg"}, "/anh/1.jpg"),
        ({"src": "data:image/gif;base64,R0lGODlhAQABAIAAA", "data-src": "/anh/1.jpg"}, "/anh/1.jpg"),
        # A gallery names the larger copy of what is shown.
        ({"src": "/thumb_w/777/anh/1.jpg", "data-original": "/anh/1.jpg"}, "/thumb_w/777/anh/1.jpg"),
        ({"src": "/themes/default/images/save.png"}, ""),
        ({"src": "/App_Themes/mttq/images/in.png"}, ""),
        ({"src": "/webcenter/images/font-plus.gif"}, ""),
        ({"src": "/webcenter/images/fb.png"}, ""),
        ({"src": "/images/M_images/emailButton.png"}, ""),
        ({"src": "/uploads/in-an.png"}, "/uploads/in-an.png"),
    ],
)  # fmt: skip
def test_a_photo_is_told_from_icons_and_placeholders(said, expected):
    assert picture_of(said) == expected
