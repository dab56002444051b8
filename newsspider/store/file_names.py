"""By which name the file of a link is known, however an article spells the link."""

from __future__ import annotations

from newsspider.errors import BadURLError
from newsspider.text.urls import canonical


def file_name(url: str) -> str | None:
    """The canonical URL; None for a picture that stands inside the page, and for what is no URL."""
    try:
        return canonical(url) if url.startswith(("http:", "https:")) else None
    except BadURLError:
        return None
