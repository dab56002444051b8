"""Asides: the parts of a page that are told by their class or id to be no part of an article."""

from __future__ import annotations

import re
from functools import lru_cache

# Whole words between separators, so that `allowMenu` or `no-sidebar` do not count.
_ASIDE = re.compile(
    r"(?:^|[-_])(?:comments?|idcomment|binh-?luan|ykien|y-kien|related|relate|lien-?quan"
    r"|tin-?lien-?quan"
    r"|other-?news|news-?other|tin-?khac|cac-?tin-?khac|tin-?cu|tin-?moi|tin-?cung|tbtinkhac"
    r"|similararticlecontrol|articlefeedbackcontrol|similar|share|sharing|addthis|fb-like|social"
    r"|social(?:s|icons?)|linkstoweb|printandback|breadcrumbs?|temp-breadcrumbs|navbar|nav|menu"
    r"|topnav"
    r"|megamenu|sitemap|pagination|pager|rating|stringrating|captcha|contextmenu|modal|popup"
    r"|marquee"
    r"|quang-?cao|advert|adv|banner|(?<!card-)(?<!item-)footer|weblinks?|lien-?ket|thong-?ke|truy-?cap|online"
    r"|hit-?count(?:er)?"
    r"|visitors?|search|login|signin|copyright|tooltip|breaking|widget-area|vote|poll|danh-?gia)"
    r"(?:[-_](?:box|list|area|wrap|wrapper|block|content|container|bar|inner|title|news|form"
    r"|items?|top"
    r"|bottom|left|right|main|post|posts|article|articles|group|links?|buttons?|icons?|\d+))*$",
    re.IGNORECASE,
)
_HIDDEN = frozenset(
    {"hidden", "hide", "d-none", "sr-only", "visually-hidden", "screen-reader-text", "ng-hide"}
)
_CAPTION = re.compile(
    r"(?:^|[-_\s])(?:caption|imgcaption|wp-caption-text|chu-?thich|ghi-?chu-?anh"
    r"|image-?(?:caption|note"
    r"|desc)|img-?(?:alt|note|desc|caption)|pcaption|picture-?caption|photo-?(?:caption|note)"
    r"|expnocaption"
    r"|avatar-?desc|anh-?chu-?thich)(?:$|[-_\s])",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_aside(classes: str) -> bool:
    """Whether one of these classes or ids is that of comments, menus or related news."""
    names = classes.split()
    return any(name.lower() in _HIDDEN or _ASIDE.search(name) for name in names)


@lru_cache(maxsize=4096)
def is_unseen(classes: str) -> bool:
    """Whether one of these class names takes an element off the page."""
    return not _HIDDEN.isdisjoint(classes.lower().split())


@lru_cache(maxsize=4096)
def is_caption(classes: str) -> bool:
    """Whether these class names are those that editors and themes give to captions."""
    return bool(_CAPTION.search(classes))
