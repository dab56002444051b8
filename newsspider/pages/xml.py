"""XML that portals send: read forgivingly, without what could reach out or blow up."""

from __future__ import annotations

import zlib

from lxml import etree

from newsspider.errors import ReadError
from newsspider.model import Page

_GZIP = b"\x1f\x8b"
_WBITS = 31
_LARGEST = 1 << 26
"""Bytes of a document after unpacking: the protocol's own limit for a sitemap is 50 MiB."""
_PARSER = etree.XMLParser(
    recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
    remove_comments=True, remove_pis=True,
)  # fmt: skip


def root_of(page: Page) -> etree._Element:
    """The root element of an XML page, packed with gzip or not.

    Raises:
        ReadError: no XML, or too much of it.
    """
    body = unpacked(page).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not body.startswith(b"<"):
        raise ReadError(f"no XML in {page.url}: it begins {body[:20]!r}")
    try:
        root = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"no XML in {page.url}: {error}") from error
    if root is None:
        raise ReadError(f"no XML in {page.url}")
    return root


def unpacked(page: Page) -> bytes:
    """The body of a page whose file itself is gzip (`sitemap.xml.gz`), or as it is.

    Raises:
        ReadError: broken, or larger than 64 MiB.
    """
    if not page.body.startswith(_GZIP):
        return page.body
    inflate = zlib.decompressobj(_WBITS)
    try:
        body = inflate.decompress(page.body, _LARGEST)
    except zlib.error as error:
        raise ReadError(f"{page.url}: {error}") from error
    if inflate.unconsumed_tail:
        raise ReadError(f"{page.url}: more than {_LARGEST} bytes unpacked")
    return body


def name(element: etree._Element) -> str:
    """An element's name in lower case without its namespace; `""` for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def child_text(element: etree._Element, *names: str) -> str | None:
    """The text of the first child that bears the first of these names; None for none."""
    for wanted in names:
        for child in element:
            if name(child) == wanted and (text := "".join(map(str, child.itertext())).strip()):
                return text
    return None
