"""Links of a page that may lead to articles: those whose words read as a title, wherever they stand."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from newsspider.pages.document import Document
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute, is_document, is_image

_LINKS = etree.XPath("//a[@href]")
_STRING = etree.XPath("string()", smart_strings=False)
# Menus and buttons say less.
_FEWEST_WORDS = 4
_MOST = 2000


def titled_links(document: Document) -> tuple[str, ...]:
    """Absolute URLs of the page's own host that a title links, in order, each once."""
    host = urlsplit(document.url).hostname
    found: dict[str, None] = {}
    for element in cast("list[etree._Element]", _LINKS(document.root))[:_MOST]:
        url = absolute(document.url, element.get("href") or "")
        if url is None or urlsplit(url).hostname != host or is_document(url) or is_image(url):
            continue
        said = clean(cast("str", _STRING(element))) or element.get("title") or ""
        if len(said.split()) >= _FEWEST_WORDS and urlsplit(url).path not in {"", "/"}:
            found.setdefault(url)
    return tuple(found)
