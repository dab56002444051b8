"""XML inside ZIP files, as Office and OpenDocument write it, read without trust."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from newsspider.errors import UnreadableDocumentError

_MOST = 128 * 1024 * 1024
"""Bytes of one member once unpacked: a bomb says more, a document of a thousand pages less."""
_PIECE = 64 * 1024
_BOUND = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Pack:
    """An open ZIP file."""

    zip: zipfile.ZipFile

    def names(self, pattern: str) -> list[str]:
        """The members whose whole name matches, `sheet2` before `sheet10`."""
        found = [n for n in self.zip.namelist() if re.fullmatch(pattern, n)]
        return sorted(found, key=lambda n: [int(d) for d in re.findall(r"\d+", n)])

    def ends(self, name: str) -> Iterator[etree._Element]:
        """The elements of an XML member as each ends; what was read is let go of.

        Raises:
            UnreadableDocumentError: it is too large, damaged, or no XML.
        """
        parser = etree.XMLPullParser(
            events=("end",), resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
                for _, element in parser.read_events():
                    yield cast("etree._Element", element)
            parser.close()
        except etree.XMLSyntaxError as error:
            raise UnreadableDocumentError("document.broken", f"{name}: {error.msg}") from error

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            # What a member says of its size is what zipfile unpacks of it at the most.
            if self.zip.getinfo(name).file_size > _MOST:
                raise UnreadableDocumentError(
                    "document.too_large", f"{name} unpacks to over {_MOST} bytes"
                )
            with self.zip.open(name) as member:
                while piece := member.read(_PIECE):
                    yield piece
        except KeyError as error:
            raise UnreadableDocumentError("document.broken", f"{name} is missing") from error
        except _BOUND as error:
            raise UnreadableDocumentError("document.broken", f"{name}: {error}") from error


def unpacked(body: bytes) -> Pack:
    """The members of a ZIP file.

    Raises:
        UnreadableDocumentError: it is cut off or damaged.
    """
    try:
        return Pack(zipfile.ZipFile(io.BytesIO(body)))
    except _BOUND as error:
        raise UnreadableDocumentError("document.broken", str(error)) from error


def let_go(element: etree._Element) -> None:
    """Free an element that has been read, and what stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: etree._Element) -> str:
    """An element's name without its namespace: Office writes two of them (ECMA and ISO)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
