"""Pictures: which images of a page are photos, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

# Lazy loaders put a placeholder into src and the photo here; galleries, a larger copy of it.
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy")
_ICON = re.compile(
    r"(?:^|[/_.-])(?:icons?|spacer|blank|pixel|transparent|1x1|loading|loader|placeholder"
    r"|emoticons?"
    r"|smil(?:ey|ies?)|bullet|arrow|print(?:er|button|icon)?|button|btn|fgimg|xemtiep|new(?:s)?icon"
    r"|sprite|facebook|twitter|zalo|google|youtube|rating|star|captcha|hot|rss|pdf|doc|word|excel"
    r"|e?mail(?:button)?|share|font[-_]?(?:plus|minus|size|up|down))\d*(?:[_.-][a-z0-9]{1,12})?\.(?:gif|png|jpe?g|svg|webp|ico)(?:\?|$)"
    r"|(?:^|/)(?:in|fb|save|back|next|prev|speaker|loa|audio|play|search|close|home|top|up|down)"
    r"\.(?:gif|png|svg)$"
    r"|/_layouts/|/emotic?ons?/|/smileys?/|/icons?/|/(?:app_)?themes/|printbutton",
    re.IGNORECASE,
)
_ICON_SIDE = 40
_SIZE = re.compile(r"\s*(\d{1,5})\s*(?:px)?\s*$")
_STYLE_SIDE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px", re.IGNORECASE)
_LOOKED_AT = 600
# The one-pixel GIF that every lazy loader knows, and drawings of the interface.
_INLINE_ICON = re.compile(r"\s*data:image/(?:gif;base64,R0lGOD.{0,150}$|svg)", re.IGNORECASE)


def source_of(image: etree._Element | Mapping[str, str]) -> str:
    """Where an `<img>`, or its attributes, says its picture is, as written.

    `data:` for one inside the page.
    """
    shown = _address(image.get("src"))
    said = (source for name in _LAZY if (source := image.get(name)))
    loaded = next(filter(None, map(_address, said)), "")
    if not loaded:
        return shown
    # Both of one name: the one that is shown is no placeholder.
    same = loaded.rsplit("/", 1)[-1] == shown.rsplit("/", 1)[-1]
    return shown if same else loaded


def _address(source: str | None) -> str:
    if not source:
        return ""
    start = source[:40].strip()
    if start[:5].lower() == "data:":
        return "" if _INLINE_ICON.match(source[:_LOOKED_AT]) else "data:"
    return source.strip() if start.strip("/#") else ""


@lru_cache(maxsize=4096)
def _is_icon(source: str) -> bool:
    return _ICON.search(source) is not None


def _is_small(image: etree._Element | Mapping[str, str]) -> bool:
    for name in ("width", "height"):
        if side := image.get(name):
            said = _SIZE.match(side[:12])
            if said and int(said[1]) <= _ICON_SIDE:
                return True
    style = image.get("style")
    sides = _STYLE_SIDE.findall(style[:300]) if style else ()
    return any(int(side) <= _ICON_SIDE for side in sides)


def picture_of(image: etree._Element | Mapping[str, str]) -> str:
    """As `source_of`; `""` for an icon, a button or a spacer."""
    source = source_of(image)
    if not source or _is_small(image):
        return ""
    return source if source == "data:" or not _is_icon(source[:_LOOKED_AT]) else ""


def is_picture(image: etree._Element | Mapping[str, str]) -> bool:
    """Whether an `<img>`, or its attributes, shows a photo and no icon, button or spacer."""
    return bool(picture_of(image))
