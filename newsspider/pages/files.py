"""Attachments: the document files that an article links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, takewhile
from typing import cast

from lxml import etree

from newsspider.model import Attachment
from newsspider.pages.blocks import Block, Link
from newsspider.pages.closings import is_pointer
from newsspider.pages.document import Document
from newsspider.pages.pictures import is_picture
from newsspider.text.unicode import clean
from newsspider.text.urls import absolute, file_in, is_document, is_image

# Of a line that is only there for its files, most letters stand in their links.
_MOSTLY = 0.6
_LABEL = 40
# Floors over a body up to which a theme may print its files; a sidebar's are farther.
_FLOORS = 8

_FILE_END = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|zip|rar|7z|csv)(?:[?&#\s]|/[0-9a-f-]{36}|$)", re.I
)
# What stands beside a file in a table of files.
_SIZES = re.compile(
    r"(?:[\s|\d.,/()\[\]-]|[kmg]?b(?:ytes?)?\b|tải về|download|(?:pdf|docx?|xlsx?|rar|zip)\b)*",
    re.I,
)
# A CMS that counts downloads has an address of its own for them, and prints the file's name.
_FILE_NAME = re.compile(r"\w\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|zip|rar|7z)$", re.I)


def has_files_near(body: etree._Element) -> bool:
    """Whether a document is linked in a box that holds a body, or one a few floors up."""
    floors = tuple(islice(body.iterancestors(), _FLOORS))
    around = frozenset(floors)
    return any(
        not around.isdisjoint(islice(link.iterancestors(), 2 * _FLOORS))
        for link in (floors[-1].iter("a") if floors else ())
        if (href := link.get("href")) and "." in href and _FILE_END.search(href)
        if not _is_banner(link)
    )


def _is_banner(link: etree._Element) -> bool:
    """Whether a link is a picture without a word: a campaign of the portal's, on all its pages."""
    words = any(not cast("str", text).isspace() for text in link.itertext())
    return not words and any(is_picture(image) for image in link.iter("img"))


def _file(block: Block, link: Link, base: str) -> str | None:
    url = absolute(base, link.href)
    if url is None:
        return None
    if is_document(url) or _FILE_NAME.search(link.text):
        return url
    # "Xem chi tiết tại đây" links a scan of the notice as well as its file.
    return url if is_image(url) and link.text and is_pointer(block.text) else None


def attachments(blocks: Sequence[Block], base: str) -> tuple[Attachment, ...]:
    """The files that these blocks link, each once, named by the first link to it."""
    linked = ((link, _file(block, link, base)) for block in blocks for link in block.links)
    return once(
        Attachment(url, link.text or file_in(url)) for link, url in linked if url is not None
    )


def once(files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """These files, each with the first name that it has."""
    found: dict[str, Attachment] = {}
    for file in files:
        found.setdefault(file.url, file)
    return tuple(found.values())


def labelled(blocks: Sequence[Block], base: str) -> tuple[Attachment, ...]:
    """The files right under a line that says that files follow; other lines may stand before it."""
    for number, block in enumerate(blocks, 1):
        if not block.links and is_pointer(block.text):
            return attachments(tuple(takewhile(_links_file(base), blocks[number:])), base)
    return ()


def _links_file(base: str) -> Callable[[Block], bool]:
    return lambda block: any(_file(block, link, base) for link in block.links)


def is_file_line(block: Block, base: str) -> bool:
    """Whether a block is only there to link a file."""
    if not block.links or not any(_file(block, link, base) for link in block.links):
        return False
    if block.linked >= _MOSTLY or not block.text or is_pointer(block.text):
        return True
    rest = block.text
    for link in block.links:
        rest = rest.replace(link.text, " ", 1) if link.text else rest
    if _SIZES.fullmatch(rest):
        return True
    return (rest.rstrip().endswith(":") and len(rest) <= _LABEL) or is_pointer(clean(rest))


def boxed(document: Document, links: Sequence[etree._Element]) -> tuple[Attachment, ...]:
    """The files that the links of a file box lead to, whatever their URLs look like."""
    found: list[Attachment] = []
    for element in links:
        url = absolute(document.url, element.get("href") or "")
        if url is not None:
            # The name alone, where a word like "Tải về" stands before it.
            told = element.find(".//strong")
            text = document.text_of(element if told is None else told)
            found.append(Attachment(url, text or file_in(url)))
    return once(found)
