"""Titles: which line of a page is the headline of its article.

The page's address usually tells: a CMS makes the slug from the title. Where it does not, headings,
names of classes, typography and the place before the body do; `<title>` alone never, for on many
portals it is the portal's name on every page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from urllib.parse import urljoin

from newsspider.pages.blocks import Block, Kind
from newsspider.pages.closings import closes, is_pointer
from newsspider.pages.dateline import is_meta_line
from newsspider.pages.document import has_more_than
from newsspider.pages.opening import is_summary
from newsspider.pages.slugs import slug_match, slugs, squeezed
from newsspider.text.dates import find_printed_date
from newsspider.text.numbers import find_views
from newsspider.text.unicode import fold

_LIMIT = 350
_SHORTEST = 6
_COUNTER = 25
_SHORT = 20
_LENGTHY = 140
_HOPELESS = -1.0
_USUAL = 30
_TITLE_CLASS = re.compile(
    r"(?:^|[-_\s])(?:title|tieu-?de|lbltieude|headline|heading|contentheading|post-title|entry-title"
    r"|news-?title|detail-?title"
    r"|title-?(?:detail|news|post|article)|article-?(?:title|header)|tin-?title|ten-?bai)(?:$"
    r"|[-_\s])",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(
    r"(?:site|widget|block|box|portlet|menu|page|web|module|panel|card|modal|logo|cat(?:egory)?"
    r"|section|sidebar"
    r"|other|related|folder)[-_]?title|title[-_]?(?:site|widget|block|box|web|menu|cat)",
    re.IGNORECASE,
)
_PORTAL = re.compile(
    r"(?:trang chu|home|cong thong tin|trang thong tin|cong ttdt|trang tin|website|chao mung"
    r"|uy ban nhan dan (?:tinh|huyen"
    r"|thanh pho|xa|phuong)\b.{0,25}$|so [a-z ]{3,40}tinh|chi tiet(?: tin| bai viet)?$"
    r"|tin tuc(?: - su kien| su kien)?$|root$"
    r"|ban (?:thay|danh gia|co hai long)\b.*\?$|(?:tong )?(?:so )?luot truy cap|thong ke|dang (?:truy cap|online)|so luot|lien ket|van ban (?:moi|cua)"
    r"|thong tin can biet|thu vien|hinh anh$|video|tham do|thoi tiet|ty gia|gioi thieu$|danh ba"
    r"|giay phep|chiu trach nhiem|dia chi:|dien thoai:|ghi ro nguon|co quan (?:chu quan|quan ly)"
    r"|dang nhap|tim kiem|ban quyen|copyright|menu$)",
)
# What may follow the last step of a link and is not there once the link is worked out.
_CUT = re.compile(r"[#?;]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# The page's own: "Hôm nay, thứ Năm ngày 16/02/2023".
_CLOCK = re.compile(r"(?:hôm nay|bây giờ)\b\D{0,20}\d", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]{0,60}?)\s*[)\]]$")
# How much longer than its date a bracket with a date may be.
_WEEKDAY = 12
_BIG_SIZES = frozenset(
    ["large", "larger", "x-large", "xx-large", "4", "5", "6", "7", "+1", "+2", "+3"]
)
_BIG = re.compile(r"(\d+(?:\.\d+)?)(px|pt|em|rem)")


@dataclass(frozen=True, slots=True)
class Title:
    """The headline: the number of its block, and how surely it is one."""

    block: int
    score: float
    how: str

    @property
    def sure(self) -> bool:
        """Whether the page's address names it; a heading may be that of the portal."""
        return self.score >= 5 and self.how == "generic:slug"


def _without_counter(text: str) -> str:
    if len(text) > _LIMIT or not any(map(str.isdecimal, text[-_COUNTER:])):
        return text
    views = find_views(text)
    return text.removesuffix(views).rstrip(" -–|") if views and text.endswith(views) else text


def without_brackets(text: str) -> str:
    """A headline without what a template prints after it: empty brackets, a date, a counter."""
    text = _without_counter(text)
    found = _BRACKETS.search(text)
    return text[: found.start()] if found and (not found[1] or in_brackets(text)) else text


def in_brackets(text: str) -> str | None:
    """The date that a template prints in brackets after a headline."""
    found = _BRACKETS.search(_without_counter(text))
    printed = find_printed_date(found[1]) if found else None
    return printed if found and printed and len(found[1]) - len(printed) <= _WEEKDAY else None


def names_portal(text: str) -> bool:
    """Whether a line reads as the name of a portal, an office or a section."""
    return _PORTAL.match(fold(text[:80]).lstrip("®©*-–•»> ")) is not None


def _is_big(size: str) -> bool:
    said = _BIG.fullmatch(size)
    if said is None:
        return size in _BIG_SIZES
    limit = {"px": 17, "pt": 13, "em": 1.2, "rem": 1.2}[said[2]]
    return float(said[1]) >= limit


class _Name(Enum):
    """What classes and id say of their element."""

    TITLE = "title"
    OTHER = "title of something else"
    NOTHING = "nothing"


@lru_cache(maxsize=4096)
def _name(names: str) -> _Name:
    names = _HUMP.sub("-", names)
    if _OTHER_TITLE.search(names):
        return _Name.OTHER
    return _Name.TITLE if _TITLE_CLASS.search(names) else _Name.NOTHING


@lru_cache(maxsize=4096)
def _begins_as_title(inner: str) -> bool:
    return _TITLE_CLASS.search(_HUMP.sub("-", inner)) is not None


def _named(block: Block) -> float:
    """How its element, or one right around it, is named."""
    element = block.owner
    score = 2.0 if block.inner and _begins_as_title(block.inner) else 0.0
    for _ in range(3):
        if element.get("itemprop") == "headline":
            return 5.0
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:200]
        name = _Name.NOTHING if names == " " else _name(names)
        if name is _Name.OTHER:
            return score - 1.0
        if name is _Name.TITLE:
            score = max(score, 2.0)
        parent = element.getparent()
        if parent is None or has_more_than(parent, 2):
            break
        element = parent
    return score


def _heading(block: Block) -> float:
    element = block.owner
    for _ in range(2):
        value = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 1.0}.get(element.tag)
        if value is not None:
            return value
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return 0.0


def _looks(block: Block) -> float:
    score = 1.0 if block.bold >= 0.85 else 0.0
    score += 1.0 if _is_big(block.look.size) else 0.0
    score += (
        0.5 if block.look.colour and block.look.colour not in {"#000", "#000000", "black"} else 0.0
    )
    if block.linked >= 0.5:
        score -= 4.0
    if block.text[-1] in ".;:,…":
        score -= 1.5
    score += 0.5 if block.look.align == "center" else 0.0
    return score - (0.5 if len(block.text) > _LENGTHY else 0.0)


def _is_candidate(block: Block) -> bool:
    return (
        _SHORTEST <= len(block.text) <= _LIMIT
        and block.kind not in {Kind.IMAGE, Kind.ROW, Kind.CAPTION}
        and any(letter.isalpha() for letter in block.text[:20])
        and not is_pointer(block.text)
        and not is_meta_line(block)
        and not _CLOCK.match(block.text)
    )


def _links_here(block: Block, url: str) -> bool:
    # A template's dead links are empty.
    hrefs = (link.href for link in block.links if link.href and link.href[0] != "#")
    return any(urljoin(url, href) == url for href in hrefs if _may_end(url, href))


def _may_end(url: str, href: str) -> bool:
    """Whether a link may lead to `url`, by its last step: most need not be worked out.

    A template's dead links are empty.
    """
    if not href or href[0] == "#":
        return False
    step = href.rsplit("/", 1)[-1]
    plain = step not in {"", ".", ".."} and step.isprintable() and not _CUT.search(step)
    return not plain or url.endswith(step)


def score_titles(blocks: Sequence[Block], url: str, heads: Sequence[str]) -> list[Title]:
    """The lines that may be the title, best first; `heads` are the titles in the page's head."""
    known = slugs(url)
    named = {squeezed(head) for head in heads if len(head) >= _SHORTEST}
    found: list[Title] = []
    for number, block in enumerate(blocks):
        if not _is_candidate(block):
            continue
        match = slug_match(block.text, known) if known else 0.0
        elsewhere = block.linked >= 0.5 and not _links_here(block, url)
        if elsewhere and match < 0.8 and block.kind is not Kind.HEADING:
            continue
        score = _heading(block) + _named(block) + _looks(block)
        how = "generic:heading"
        if match >= 0.8:
            score, how = score + 6.0 * match, "generic:slug"
        if squeezed(block.text) in named:
            score, how = score + 3.0, how if match >= 0.8 else "generic:head"
        if block.linked >= 0.5 and not elsewhere:
            score += 4.0
        if names_portal(block.text) or closes(block.text):
            score -= 5.0
        if is_summary(block):
            score -= 3.0
        score += 0.5 if len(block.text) >= _USUAL else -1.0 if len(block.text) < _SHORT else 0.0
        if score > _HOPELESS:
            found.append(Title(number, score, how))
    return sorted(found, key=lambda title: -title.score)
