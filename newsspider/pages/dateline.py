"""Date lines: where a page prints an article's date and counter, and which dates are not its."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.breadcrumb import steps_in
from newsspider.pages.bylines import is_byline, without_byline
from newsspider.pages.counters import counter_lines
from newsspider.text.dates import find_printed_date
from newsspider.text.numbers import find_views
from newsspider.text.unicode import fold

_LINE_LIMIT = 160
_RIGHT_UNDER = 4
_NAME_WORDS = 6
_LABEL = 12
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LINKED = 0.5
_HEADLINE, _PROSE = 25, 60
# Words that stand beside a date or a counter in the line that an article's template prints.
_LABELS = frozenset(
    [
        "admin",
        "administrator",
        "am",
        "ba",
        "bai",
        "ban",
        "bay",
        "binh",
        "boi",
        "by",
        "cap",
        "ch",
        "chia",
        "chu",
        "chuyen",
        "cn",
        "co",
        "cu",
        "cuoi",
        "da",
        "dang",
        "danh",
        "date",
        "doc",
        "doi",
        "dung",
        "duoc",
        "email",
        "facebook",
        "gia",
        "gian",
        "giay",
        "gio",
        "gmt",
        "google",
        "gui",
        "hai",
        "hanh",
        "hits",
        "hoi",
        "in",
        "kien",
        "lai",
        "lan",
        "like",
        "luan",
        "luc",
        "luot",
        "luu",
        "mail",
        "muc",
        "nam",
        "ngay",
        "nghe",
        "nguoi",
        "nguon",
        "nhat",
        "noi",
        "on",
        "phan",
        "phat",
        "phut",
        "pm",
        "post",
        "posted",
        "print",
        "quan",
        "quantri",
        "quay",
        "sa",
        "sau",
        "se",
        "share",
        "so",
        "sua",
        "t",
        "tac",
        "tao",
        "th",
        "thang",
        "the",
        "thich",
        "thoi",
        "thu",
        "time",
        "tin",
        "trang",
        "tri",
        "tro",
        "truy",
        "tu",
        "twitter",
        "vao",
        "ve",
        "vien",
        "viet",
        "view",
        "views",
        "xem",
        "xuat",
        "y",
        "zalo",
    ]
)
_POSTED = re.compile(
    r"(?:ngay dang|dang (?:luc|ngay|boi)|ngay xuat ban|xuat ban|posted|ngay tao|gui (?:luc|boi))"
)
_UPDATED = re.compile(r"(?:cap nhat|chinh sua|sua doi|updated|modified)")
# A name stands behind these.
_BYLINE = re.compile(
    r"\b(?:tac gia|nguoi (?:dang|viet|gui|dua tin)|dang boi|viet boi|bien tap|nguon(?: tin)?"
    r"|chuyen muc|danh muc|by)\b"
)
_BEFORE_DATE = re.compile(
    r"\W*(?:(?:ngay|lan|thoi gian)? ?cap nhat(?: luc| ngay| cuoi| lan cuoi)?|(?:duoc )?dang(?: luc| ngay)?"
    r"|ngay dang(?: tin)?|ngay (?:xuat ban|tao|viet|gui)|posted(?: on)?|last updated)\W*"
)
_FOREIGN = re.compile(
    r"(?:ban hanh|hieu luc|het han|giay phep|cap ngay|ngay cap|so:|truy cap|hom nay|bay gio"
    r"|ngay ky|han nop"
    r"|ket thuc|bat dau|khoi cong|sinh nhat|thong ke)"
)
# A template prints its label where there is no number or date to print, too.
_EMPTY = re.compile(
    r"(?:\W*(?:(?:so )?(?:luot|lan) (?:nguoi )?(?:xem|doc)|da xem|views?|ngay dang|dang (?:luc|ngay)"
    r"|cap nhat(?: luc| ngay)?|tac gia|nguon(?: tin)?))+\W*"
)
_MODULE = re.compile(r"lien ket|quang cao|thong ke|tham do|(?:luot )?truy cap|dang nhap|tim kiem")
_OPEN = frozenset(":)]")


def _strange(text: str) -> list[str]:
    """The words of a line that are no labels."""
    return [word for word in _WORDS.findall(text) if fold(word) not in _LABELS]


# Each line of a page is asked several times.
@lru_cache(maxsize=4096)
def _is_told(text: str) -> bool:
    """Whether a short line says more than its labels, and that is no name."""
    if not _says_more(text) or _is_templates(text):
        return False
    return _says_more(without_byline(text))


def _is_templates(text: str) -> bool:
    """Whether a template has printed a line: a label right before the date, or a counter beside it."""
    printed = find_printed_date(text)
    if printed is None or len(_strange(without_byline(text).replace(printed, " "))) > _NAME_WORDS:
        return False
    return (
        find_views(text) is not None
        or _BEFORE_DATE.fullmatch(fold(text.partition(printed)[0])) is not None
    )


def _says_more(text: str) -> bool:
    names = 0
    for word in _WORDS.findall(text):
        if fold(word) not in _LABELS:
            names += 1
            if names > _NAME_WORDS or not word[0].isupper():
                return True
    return bool(names) and _BYLINE.search(fold(text)) is None


def _ends_open(text: str) -> bool:
    """Whether a line may be a label whose value stands elsewhere, or nowhere."""
    return text[-1:] in _OPEN or 0 < len(text) <= _LABEL


def is_meta_line(block: Block) -> bool:
    """Whether a line only says when an article was posted or how often it was read."""
    if block.kind is Kind.ROW:
        return False
    text = block.spaced
    if len(text) > _LINE_LIMIT:
        return False
    if not _DIGIT.search(text):
        return (_ends_open(text) and _EMPTY.fullmatch(fold(text)) is not None) or is_byline(text)
    if _is_told(text):
        return False
    return find_views(text) is not None or find_printed_date(text) is not None


def _is_card(block: Block) -> bool:
    """Whether a line leads to another article, and is no date that a theme made a link."""
    linked = block.linked >= _LINKED or (bool(block.links) and block.kind is Kind.ITEM)
    return linked and not is_meta_line(block)


def date_in(block: Block) -> str | None:
    """The article's date as one line of its head prints it; None for prose and for other dates."""
    text = block.spaced
    if not text or len(text) > _LINE_LIMIT or block.kind is Kind.ROW or not _DIGIT.search(text):
        return None
    if _is_card(block):
        return None
    folded = fold(text)
    if _FOREIGN.search(folded) and not _POSTED.search(folded) and not _UPDATED.search(folded):
        return None
    printed = find_printed_date(text)
    if printed is None:
        return None
    strange = _strange(without_byline(text).replace(printed, " "))
    labelled = _POSTED.search(folded) or _UPDATED.search(folded)
    named = labelled or _BYLINE.search(folded)
    return printed if len(strange) <= (8 if named else 2) else None


def _rank(block: Block) -> int:
    folded = fold(block.spaced)
    return 2 if _POSTED.search(folded) else 1 if not _UPDATED.search(folded) else 0


def find_date(*near: Sequence[Block]) -> str | None:
    """The date among the lines around a title: the nearest lines first, posted before updated."""
    for lines in near:
        found = [(block, date) for block in lines if (date := date_in(block))]
        if found:
            return max(found, key=lambda pair: _rank(pair[0]))[1]
    return None


def until_other(above: Sequence[Block]) -> Sequence[Block]:
    """The lines over a title, nearest first, up to the text or headline of something else."""
    others = (n for n, block in enumerate(above) if _is_other(block) or _heads_module(block))
    return above[: next(others, len(above))]


def _heads_module(block: Block) -> bool:
    """Whether a line is the heading of a part of the page that is no news."""
    return len(block.text) <= _PROSE and _MODULE.match(fold(block.text)) is not None


def _is_other(block: Block) -> bool:
    if block.links and (find_printed_date(block.spaced) or find_views(block.spaced)):
        return True  # an entry of a list, with its own date or counter
    long = len(block.text) >= (_HEADLINE if block.linked >= _LINKED else _PROSE)
    return long and date_in(block) is None and not steps_in(block)


def find_date_below(blocks: Sequence[Block]) -> str | None:
    """The date of the first line under a text that says that it is the article's.

    A line that says nothing but a date is one only right under the text: further down stand others.
    """
    for number, block in enumerate(blocks):
        if number < _RIGHT_UNDER and is_meta_line(block) and (date := date_in(block)):
            return date
        folded = fold(block.spaced) if len(block.spaced) <= _LINE_LIMIT else ""
        if (_POSTED.search(folded) or _UPDATED.search(folded)) and (date := date_in(block)):
            return date
    return None


def template_lines(blocks: Sequence[Block]) -> list[Block]:
    """The lines that say only when an article was posted or how often it was read."""
    apart = counter_lines(blocks)
    return [block for n, block in enumerate(blocks) if n in apart or is_meta_line(block)]
