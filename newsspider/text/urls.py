"""URLs: from what a page links to what can be asked for and compared."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from newsspider.errors import BadURLError

_LONGEST = 2048
_JUNK = re.compile(r"[\x00-\x20\x7f]+")
_BROKEN = re.compile(r"[\t\r\n\x00]+")
_NO_HOST = re.compile(r"[\s\"<>\\^`{|}%/?#@]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# A page saved by the Wayback Machine, or copied from it, links through it.
_WAYBACK = re.compile(r"^(?:https?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)")
_ONE_SLASH = re.compile(r"^/?(https?):/{1,3}(?=[^/])", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|zarsrc|_ga)$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|csv)$", re.IGNORECASE)
# Liferay puts a file's own name behind the one that people read.
_UUID = re.compile(
    r"/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/?$", re.IGNORECASE
)
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|avif)$", re.IGNORECASE)
# Most links of most pages: nothing in them is to be mended or encoded, and no step leads up.
_PLAIN = re.compile(r"(?:https?://[a-z0-9][a-z0-9.-]{0,250})?(?:/[\w~%-][\w.~%-]*+)++/?", re.ASCII)
_SAFE_PATH = "/:@!$&'()*+,;=~%-._"
_SAFE_QUERY = "/:@!$'()*,;~?-._"


def absolute(base: str, href: str) -> str | None:
    """The absolute http(s) URL that a link means, without fragment; None for any other link."""
    href = href.strip()
    if not href or href.startswith("#") or len(href) > _LONGEST:
        return None
    if len(base) <= _LONGEST and _PLAIN.fullmatch(href):
        if href[0] != "/":
            return href
        if origin := _origin(base):
            return origin + href
    return _worked_out(base, href)


@lru_cache(maxsize=1024)
def _origin(base: str) -> str:
    """Scheme, host and port of a page's URL; `""` where it has none."""
    return (_worked_out(base, "/") or "")[:-1]


def _worked_out(base: str, href: str) -> str | None:
    # Line ends and tabs inside a link are not part of it; spaces are, and are encoded.
    href = _BROKEN.sub("", href)
    href = _WAYBACK.sub("", href)
    href = _ONE_SLASH.sub(r"\1://", href)
    try:
        url = urlsplit(urljoin(base, href))
        host, port = url.hostname, url.port
    except ValueError:
        return None
    if url.scheme not in {"http", "https"} or not host or not _is_host(host):
        return None
    netloc = host if port is None else f"{host}:{port}"
    netloc = f"[{host}]" + netloc.removeprefix(host) if ":" in host else netloc
    return urlunsplit((url.scheme, netloc, _path(url.path), _query(url.query), ""))


def _is_host(host: str) -> bool:
    return len(host) < 254 and _NO_HOST.search(host) is None


def _path(path: str) -> str:
    return quote(path, safe=_SAFE_PATH, encoding="utf-8", errors="replace") or "/"


def _query(query: str) -> str:
    return quote(query, safe=_SAFE_QUERY + "&=+%", encoding="utf-8", errors="replace")


def canonical(url: str) -> str:
    """The form of a URL that names a page: what cannot change the answer is left out or ordered.

    Scheme and host in lower case, no default port, no fragment, no tracking parameters, the
    rest of the query in order of its names, percent-encoding in one form.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    try:
        port = parts.port
    except ValueError:
        raise BadURLError(url) from None
    netloc = host if port in {None, default} else f"{host}:{port}"
    path = (
        quote(
            unquote(parts.path, errors="surrogateescape").encode("utf-8", "surrogateescape"),
            safe=_SAFE_PATH.replace("%", ""),
        )
        or "/"
    )
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    kept = sorted((n, v) for n, v in pairs if not _TRACKING.match(n))
    # A query that is a bare path (`?/slug/12`) is no list of pairs: it stays as it is.
    bare = "=" not in parts.query
    query = _query(parts.query) if bare else urlencode(kept, safe=_SAFE_QUERY)
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))


def check_url(url: str) -> str:
    """The URL itself, where it is one that can be fetched.

    Raises:
        BadURLError: not absolute, not http or https, or without a host.
    """
    stripped = url.strip()
    if not _SCHEME.match(stripped) or _JUNK.search(stripped):
        raise BadURLError(url)
    try:
        found = absolute(stripped, stripped)
    except ValueError:
        found = None
    if found is None:
        raise BadURLError(url)
    return stripped


def is_document(url: str) -> bool:
    """Whether a URL names a document file (PDF, Word, Excel, archive …)."""
    parts = urlsplit(url)
    return bool(_DOCUMENT.search(_file_path(parts.path)) or _DOCUMENT.search(parts.query))


def _file_path(path: str) -> str:
    return _UUID.sub("", path) if "/documents/" in path else path


def file_in(url: str) -> str:
    """The name of the file that a URL names, as people read it."""
    return unquote(_file_path(urlsplit(url).path).rsplit("/", 1)[-1])


def is_image(url: str) -> bool:
    """Whether a URL names a picture file."""
    return bool(_IMAGE.search(urlsplit(url).path))
