"""Players: the film or the sound that is all that some articles have."""

from __future__ import annotations

import re

from lxml import etree

from newsspider.pages.choice import Choices
from newsspider.pages.document import Document

# Farther from the headline plays something else.
_FLOORS = 5
_SOURCE = re.compile(
    r"youtube|youtu\.be|vimeo|dailymotion|/video|video[./]|player|\.m3u8|\.mp[34]|embed|podcast",
    re.IGNORECASE,
)
_LOOKED_AT = 300


def has_player(document: Document, choices: Choices) -> bool:
    """Whether a film or a sound is played beside the headline."""
    found = document.root.iter("video", "audio", "iframe", "embed", "object")
    return bool(choices.near([element for element in found if _plays(element)], _FLOORS))


def _plays(element: etree._Element) -> bool:
    if element.tag in {"video", "audio"}:
        return True
    source = element.get("src") or element.get("data-src") or element.get("data") or ""
    return _SOURCE.search(source[:_LOOKED_AT]) is not None
