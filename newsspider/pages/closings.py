"""Closings: the lines that end an article or only serve its page, and are no prose of it."""

from __future__ import annotations

import re
from functools import lru_cache

from newsspider.text.unicode import fold

_LINE_LIMIT = 90
_CLOSING = re.compile(
    r"(?:(?:nhung |cac )?(?:tin|bai|bai viet|tin bai|thong tin|tin tuc|van ban"
    r"|video)(?:,? ?bai)?(?: viet)?"
    r"(?: da dua| da dang| lien quan| khac| cung (?:chuyen muc|chuyen de|loai|danh muc|su kien)"
    r"| cu hon"
    r"| moi hon| moi nhat| moi cap nhat| cu| moi| tiep theo| truoc do| doc nhieu(?: nhat)?"
    r"| xem nhieu(?: nhat)?| noi bat| quan tam| moi dang| da dua ngay.*"
    r"| trong chuyen muc.*)+(?: khac)?"
    r"|theo dong su kien|tin cung muc|co the ban quan tam|ban co the quan tam.*|doc them"
    r"|xem them|xem tiep"
    r"|(?:cac )?(?:y kien|binh luan|phan hoi|thao luan|nhan xet)(?: cua)?(?: ban)?(?: doc"
    r"| cua ban)?"
    r"|(?:gui|viet|them|dang) (?:y kien|binh luan|phan hoi|nhan xet)(?: cua ban| phan hoi)?"
    r"|y kien ban doc|\d+ binh luan|binh luan \(\d+\)|danh gia bai viet|danh gia"
    r"|chia se(?: bai viet)?"
    r"|tong so diem cua bai viet.*|(?:click|bam|nhan) de danh gia bai viet"
    r"|quang cao|lien ket(?: web| website)?|thong bao|tin anh|comments?|leave a reply"
    r"|related (?:news|posts?)"
    r"|(?:cac )?lien ket lien quan|van ban cung .*|(?:cac )?muc lien quan.*|tu khoa|tags"
    r"|ban co hai long .*\?|danh gia (?:bai viet|muc nay|noi dung nay).*"
    r")",
)
# Headings that end an article only where its text has been seen: they may also open one.
_WEAK = frozenset({"thong bao", "tin anh", "danh gia", "quang cao", "lien ket", "video moi"})
# What may be done with the text, and where it was filed: a template prints it under each article.
_NOTICE = re.compile(
    r"(?:(?:chu y|luu y|ghi chu)\W*)?(?:(?:moi|moi hinh thuc|viec|yeu cau) )*"
    r"(?:dang lai|sao chep|phat hanh lai|trich dan|su dung lai|ghi ro nguon|khong sao chep).{0,200}"
    r"(?:nguon|ban quyen|van ban|phat hanh lai|website|trang nay)"
    r"|(?:xuat ban trong|duoc gan the voi|(?:da )?duoc phan loai trong).{0,40}"
)
_NOTICE_LIMIT = 250
_NOTICE_WORDS = (
    "đăng lại", "sao chép", "phát hành lại", "trích dẫn", "sử dụng lại", "ghi rõ",
    "xuất bản trong", "gắn với thẻ", "gắn thẻ", "phân loại trong",
)  # fmt: skip
_TOOL = re.compile(
    r"(?:(?:gui|viet|them|dang) )?(?:y kien|binh luan|phan hoi|thao luan|nhan xet)"
    r"|chia se(?: bai viet)?|comments?|\d+ binh luan|binh luan \(\d+\)|danh gia(?: bai viet| muc nay)?"
)
# Possessive: buttons run together may be parted in many ways, and one is enough.
_BUTTON = re.compile(
    r"(?:\W*(?:ban in|in(?: ra| trang| bai(?: viet)?| an| tin)?(?: nay)?|dong(?: cua so)?|quay lai|tro (?:lai|ve)"
    r"|tro ve trang truoc"
    r"|ve (?:trang truoc|dau trang)|len dau trang|dau trang|gui (?:(?:e-?mail|mail|thu)(?: bai(?: viet)?)?(?: nay)?|bai viet"
    r"(?: qua e-?mail)?|cho ban be)"
    r"|chia se(?: bai viet| len facebook)?|luu bai(?: viet)?(?: nay)?|theo doi|thich|like|tweet|share"
    r"|print|email"
    r"|hay la nguoi dau tien (?:viet|gui|dang|de lai|binh luan|cho y kien).{0,40}"
    r"|facebook|zalo|twitter|google\+?|back|top|phong to|thu nho|co chu|doc bai(?: viet)?"
    r"|nghe (?:doc )?bai(?: viet)?|\d{1,2}:\d\d / \d{1,2}:\d\d(?!\d)|0?0:00(?!\d)"
    r"|(?:tang|giam) (?:co|kich thuoc) chu|a[+-]|tai ve|download|xem anh lon|trang truoc|trang sau))++\W*",
)
# What readers have felt, and how many of them.
_REACTIONS = re.compile(
    r"(?:\W*(?:yeu thich|rat thich|thich|huu ich|haha|wow|buon|vui|phan no|tuyet voi|like|love)\W*\d+)++"
)
_POINTER_WORDS = frozenset(
    [
        "xem",
        "chi",
        "tiet",
        "tai",
        "day",
        "file",
        "dinh",
        "kem",
        "o",
        "ve",
        "xuong",
        "download",
        "noi",
        "dung",
        "toan",
        "van",
        "them",
        "ban",
        "moi",
        "vui",
        "long",
        "bam",
        "click",
        "vao",
        "nhan",
        "duong",
        "dan",
        "link",
        "tep",
        "tap",
        "tin",
        "cong",
        "theo",
        "duoi",
        "thong",
        "kinh",
        "doc",
        "quy",
        "vi",
        "va",
        "de",
        "can",
        "cu",
        "the",
        "ben",
        "tham",
        "khao",
        "tai",
        "lieu",
        "bai",
        "viet",
        "cac",
        "trong",
    ]
)
_WORD = re.compile(r"\w+")
_POINTER_MARKS = frozenset({"day", "kem", "tiet", "download"})
_POINTER_LIMIT = 14
_LABEL_LINE = re.compile(
    r"\W*(?:tai (?:ve )?)?(?:(?:cac )?(?:file|tep|tap|tai lieu|van ban)(?: tin)?(?: dinh| kem| dinh kem"
    r"| lien quan| dinh kem theo)"
    r"|dinh kem|tai lieu kem theo|downloads?|tai ve|tai lieu tai ve"
    r"|tai (?:ve )?(?:cac )?(?:bieu mau|tai lieu|van ban))\W*"
    # The head of a table of files.
    r"|\W*(?:stt\W+)?(?:(?:ten |cac )*(?:tep|tap tin|file)(?: tin)?(?: dinh kem)?\W*|dinh kem)++"
    r"(?:\W*(?:mo ta|dung luong|kich (?:co|thuoc)|tai ve|download|ngay))++\W*",
)
_TAGS_LINE = re.compile(r"\W*(?:tags?|tu khoa|the|keywords?)\s*:", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text).strip(' .:;-–>»*[]()|•…"“”')


def closes(text: str) -> bool:
    """Whether a line is the heading of what follows an article: related news, comments."""
    return len(text) <= _LINE_LIMIT and _closes(text)


# The lines of a portal's frame stand on every page of it.
@lru_cache(maxsize=4096)
def _closes(line: str) -> bool:
    return _CLOSING.fullmatch(_folded(line)) is not None


def closes_surely(text: str) -> bool:
    """As `closes`, but not for the headings that sections of a portal also bear."""
    return closes(text) and _folded(text) not in _WEAK


def is_tool(text: str) -> bool:
    """Whether a line may be a button over an article as well as the heading of what follows."""
    return _TOOL.fullmatch(_folded(text)) is not None


def is_button(text: str) -> bool:
    """Whether a line is a button of the page: print, back, share."""
    return len(text) <= _LINE_LIMIT and _is_button(text)


@lru_cache(maxsize=4096)
def _is_button(line: str) -> bool:
    folded = _folded(line)
    return _BUTTON.fullmatch(folded) is not None or _REACTIONS.fullmatch(folded) is not None


def is_notice(text: str) -> bool:
    """Whether a line says only on what terms the page may be copied, or where it was filed."""
    if len(text) > _NOTICE_LIMIT:
        return False
    # Most paragraphs are told by these without being folded.
    said = text.lower()
    return any(words in said for words in _NOTICE_WORDS) and _is_notice(text)


@lru_cache(maxsize=4096)
def _is_notice(line: str) -> bool:
    return _NOTICE.fullmatch(_folded(line)) is not None


def is_pointer(text: str) -> bool:
    """Whether a line only points somewhere: "Xem chi tiết tại đây", "File đính kèm:"."""
    return len(text) <= _LINE_LIMIT and _is_pointer(text)


@lru_cache(maxsize=4096)
def _is_pointer(line: str) -> bool:
    folded = _folded(line)
    words = _WORD.findall(folded)
    if folded == "xem":
        return True
    if 0 < len(words) <= _POINTER_LIMIT and _POINTER_WORDS.issuperset(words):
        return not _POINTER_MARKS.isdisjoint(words)
    return _LABEL_LINE.fullmatch(folded) is not None


def names_tags(text: str) -> bool:
    """Whether a line is the article's list of keywords."""
    return ":" in text[:40] and _TAGS_LINE.match(_folded(text[:40])) is not None
