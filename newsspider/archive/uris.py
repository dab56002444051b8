"""URLs as WARC-Target-URI: nothing in them can end a line or a field."""

from __future__ import annotations

import re

from newsspider.errors import ArchiveError

_ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_UNSAFE = re.compile(r"""[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]""")


def target_uri(url: str) -> str:
    """`url` in printable ASCII, what a URI may not hold percent-encoded as UTF-8; no fragment.

    Raises:
        ArchiveError: not an absolute http or https URL.
    """
    if not _ABSOLUTE.match(url):
        raise ArchiveError(f"cannot archive under {url!r}: not an http or https URL")
    scheme, _, rest = url.partition("#")[0].partition(":")
    # warcio reads no HTTP where the scheme is not in lower case.
    return f"{scheme.lower()}:{_UNSAFE.sub(_encoded, rest)}"


def _encoded(unsafe: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in unsafe[0].encode("utf-8", "surrogatepass"))
