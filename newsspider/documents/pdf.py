"""PDF, by Chromium's reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsspider.documents.outcome import Lines
from newsspider.errors import UnreadableDocumentError

if TYPE_CHECKING:
    import pypdfium2

_MOST_PAGES = 5000


def read(body: bytes) -> Lines:
    """The lines of each page in the order in which the file draws them.

    Raises:
        UnreadableDocumentError: it is damaged or locked with a password.
    """
    import pypdfium2  # an extra: not all installs have it

    try:
        with pypdfium2.PdfDocument(body) as document:
            pages = len(document)
            lines = tuple(_lines(document, min(pages, _MOST_PAGES)))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        code = "document.encrypted" if locked else "document.broken"
        raise UnreadableDocumentError(code, str(error)) from error
    return Lines(lines, pages=pages)


def _lines(document: pypdfium2.PdfDocument, pages: int) -> Iterator[str]:
    for number in range(pages):
        page = document[number]
        text = page.get_textpage()
        # A hyphen at a line's end is drawn as U+0002 or U+FFFE: a word goes on.
        yield from text.get_text_range().splitlines()
        text.close()
        page.close()
