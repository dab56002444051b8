"""What a file is, by its bytes: a name and a Content-Type say what somebody believed."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum


class Kind(StrEnum):
    """What a file is."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    RTF = "rtf"
    DOC = "doc"
    OLE = "ole"
    """Another file of Office 97, Excel's and PowerPoint's among them; or a new one with a password."""
    PACKED = "packed"
    """A ZIP, RAR or 7-Zip archive of other files."""
    PICTURE = "picture"
    HTML = "html"
    UNKNOWN = "unknown"


DOCUMENTS = tuple(kind for kind in Kind if kind not in {Kind.PICTURE, Kind.HTML})
"""What may hold text that is no page's."""

# A PDF may have a mail's or a page's head before its own; readers look at this much.
_HEAD = 1024
_SIGNS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"\{\\rtf"), Kind.RTF),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c"), Kind.PACKED),
    (
        re.compile(
            rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|BM.{4}\x00{4}|II\*\x00|MM\x00\*"
            rb"|RIFF.{4}WEBP|.{4}ftypavi[fs]|(?:\s*<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<svg[\s>]",
            re.DOTALL,
        ),
        Kind.PICTURE,
    ),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
            rb"<(?:!doctype\s+html|html|head|body|script|meta|title|div|table)[\s>]",
            re.DOTALL | re.IGNORECASE,
        ),
        Kind.HTML,
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The folder entry of a Word file, as it stands in the directory of its streams.
_WORD = "WordDocument".encode("utf-16-le")
# What stands before each name in a ZIP file's directory. A file of nothing but names would take a
# gigabyte to list; documents have some hundreds, one for each picture.
_MEMBER = b"PK\x01\x02"
_MOST_MEMBERS = 20_000
_MEMBERS = (
    ("word/document.xml", Kind.DOCX),
    ("xl/workbook.xml", Kind.XLSX),
    ("ppt/presentation.xml", Kind.PPTX),
    ("content.xml", Kind.ODT),
)


def kind_of(body: bytes) -> Kind:
    """What these bytes are."""
    head = body[:_HEAD]
    if b"%PDF-" in head:
        return Kind.PDF
    if body.startswith(_OLE):
        return Kind.DOC if _WORD in body else Kind.OLE
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(body)
    return next((kind for sign, kind in _SIGNS if sign.match(head)), Kind.UNKNOWN)


def _zipped(body: bytes) -> Kind:
    if body.count(_MEMBER) > _MOST_MEMBERS:
        return Kind.PACKED
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as pack:
            names = set(pack.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # Cut off: the directory stands at the end, the names in front of each member.
        names = {name for name, _ in _MEMBERS if name.encode() in body}
    return next((kind for name, kind in _MEMBERS if name in names), Kind.PACKED)
