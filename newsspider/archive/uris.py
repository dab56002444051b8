"""URLs as WARC-Target-URI: nothing in them can end a line or a field."""

from __future__ import annotations

import re

from newsspider.errors import ArchiveError

_ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_UNSAFE = re.compile(r"""[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]""")


def target_uri(url: str) -> str:
    """`url` in printable ASCII: what a URI may not hold is percent-encoded as UTF-8.

    Raises:
        ArchiveError: not an absolute http or https URL.
    """
    if not _ABSOLUTE.match(url):
        raise ArchiveError(f"cannot archive under {url!r}: not an http or https URL")
    return _UNSAFE.sub(_encoded, url)


def _encoded(unsafe: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in unsafe[0].encode("utf-8", "surrogatepass"))
