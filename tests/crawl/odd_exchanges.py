"""Odd exchanges: what servers send that no parser gives back, a row for each."""

import gzip
from dataclasses import dataclass

PAGE = "<html><h1>Khánh thành cầu Sông Ngân</h1><p>Xã Tân Phước.</p></html>".encode()
PACKED = gzip.compress(PAGE, mtime=0)
MOST = 50_000
"""DOWNLOAD_MAXSIZE of the crawl."""
LARGE = b"0123456789abcdef" * 100_000


@dataclass(frozen=True, kw_only=True)
class Odd:
    """One exchange: what the server sends, and what of it is head and entity."""

    name: str
    head: bytes
    framed: bytes = b""
    """The body as it goes over the wire."""
    entity: bytes | None = None
    """The entity; None: the body as framed."""
    interim: bytes = b""
    trailers: bytes = b""
    truncated: str | None = None
    prefix: bool = False
    """Whether the crawl ends the exchange, at a place that the network decides."""
    close: bool = False
    """The server ends the connection."""
    stall: bool = False
    """The server sends no more, and leaves the connection open."""
    piece: int = 1 << 20
    """Bytes that the server sends at once."""
    method: str = "GET"
    sent: bytes = b""
    """Body of the request."""

    @property
    def wire(self) -> bytes:
        """All that the server sends."""
        return self.interim + self.head + self.framed


def head(*lines: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A head of these lines."""
    return "\r\n".join([status, *lines, "", ""]).encode()


def sized(body: bytes, *lines: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A head that announces `body`."""
    return head(*lines, f"Content-Length: {len(body)}", status=status)


CHUNKED = head("Content-Type: text/html", "Transfer-Encoding: chunked")
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
CHUNKS = b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"

ODD = (
    Odd(name="plain", head=sized(PAGE, "Content-Type: text/html"), framed=PAGE),
    Odd(name="empty", head=sized(b"")),
    Odd(name="chunked", head=CHUNKED, framed=CHUNKS, entity=b"<html>"),
    Odd(
        name="chunk-extensions",
        head=CHUNKED,
        framed=b'5;name=value\r\n<html\r\n1;a="b";c\r\n>\r\n0;last\r\n\r\n',
        entity=b"<html>",
    ),
    Odd(
        name="chunk-trailers",
        head=head("Transfer-Encoding: chunked", "Trailer: X-Check"),
        framed=b"6\r\n<html>\r\n0\r\nX-Check: abc\r\nX-More: d\r\n\r\n",
        entity=b"<html>",
        trailers=b"X-Check: abc\r\nX-More: d",
    ),
    Odd(
        name="chunk-sizes-in-capitals",
        head=head("TRANSFER-ENCODING: Chunked"),
        framed=b"00A\r\n0123456789\r\n0B\r\n0123456789a\r\n000\r\n\r\n",
        entity=b"01234567890123456789a",
    ),
    Odd(name="byte-by-byte", head=CHUNKED, framed=CHUNKS, entity=b"<html>", piece=1),
    Odd(
        name="repeated-headers",
        head=sized(
            PAGE, "Set-Cookie: a=1", "X-Odd: 1", "SET-COOKIE: b=2", "x-odd: 2", "set-cookie: c=3"
        ),
        framed=PAGE,
    ),
    Odd(
        name="folded-headers",
        head=sized(PAGE, "X-Long: first\r\n second\r\n\tthird", 'ETag: "x"'),
        framed=PAGE,
    ),
    Odd(
        name="untidy-headers",
        head=sized(PAGE, "X-Tight:value", "X-Empty:", "X-Wide:   value \t", "x-VIET: Xã Tân Phước"),
        framed=PAGE,
    ),
    Odd(name="header-without-colon", head=sized(PAGE, "no colon here", "A: b"), framed=PAGE),
    Odd(name="lower-case-reason", head=sized(PAGE, status="HTTP/1.1 200 ok"), framed=PAGE),
    Odd(name="vietnamese-reason", head=sized(PAGE, status="HTTP/1.1 200 Thành công"), framed=PAGE),
    Odd(name="no-reason", head=sized(PAGE, status="HTTP/1.1 200"), framed=PAGE),
    Odd(name="old-protocol", head=sized(PAGE, status="HTTP/1.0 200 OK"), framed=PAGE, close=True),
    Odd(name="bare-line-feeds", head=sized(PAGE, "A: b").replace(b"\r", b""), framed=PAGE),
    Odd(name="early-hints", interim=HINTS, head=sized(PAGE), framed=PAGE),
    Odd(
        name="several-interim",
        interim=b"HTTP/1.1 100 Continue\r\n\r\n" + HINTS,
        head=CHUNKED,
        framed=CHUNKS,
        entity=b"<html>",
    ),
    Odd(name="no-length", head=head("Content-Type: text/html"), framed=PAGE, close=True),
    Odd(name="gzip", head=sized(PACKED, "Content-Encoding: gzip"), framed=PACKED),
    Odd(
        name="gzip-chunked",
        head=head("Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        framed=b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED),
        entity=PACKED,
    ),
    Odd(name="not-really-gzip", head=sized(PAGE, "Content-Encoding: gzip"), framed=PAGE),
    Odd(name="length-twice", head=sized(PAGE, f"Content-Length: {len(PAGE)}"), framed=PAGE),
    Odd(name="redirect", head=sized(b"", "Location: /nowhere", status="HTTP/1.1 302 Found")),
    Odd(name="not-found", head=sized(PAGE, status="HTTP/1.1 404 Khong thay"), framed=PAGE),
    Odd(name="server-error", head=sized(PAGE, status="HTTP/1.1 500 oops"), framed=PAGE),
    Odd(name="no-content", head=head("A: b", status="HTTP/1.1 204 No Content")),
    Odd(name="not-modified", head=head('ETag: "x"', status="HTTP/1.1 304 Not Modified")),
    Odd(name="head-only", method="HEAD", head=sized(PAGE, "Content-Type: text/html")),
    Odd(name="posted", method="POST", sent=b"page=2", head=sized(PAGE), framed=PAGE),
    Odd(
        name="shorter-than-announced",
        head=head(f"Content-Length: {len(PAGE) + 10}"),
        framed=PAGE,
        close=True,
        truncated="disconnect",
    ),
    Odd(
        name="longer-than-announced",
        head=head("Content-Length: 6"),
        framed=b"<html>and more",
        entity=b"<html>",
        close=True,
    ),
    Odd(
        name="cut-in-a-chunk",
        head=CHUNKED,
        framed=b"6\r\n<html>\r\n64\r\n<p>cut",
        entity=b"<html><p>cut",
        close=True,
        truncated="disconnect",
    ),
    Odd(
        name="cut-before-the-last-chunk",
        head=CHUNKED,
        framed=b"6\r\n<html>\r\n",
        entity=b"<html>",
        close=True,
        truncated="disconnect",
    ),
    Odd(
        name="cut-in-the-head",
        head=b"HTTP/1.1 200 OK\r\nContent-Ty",
        close=True,
        truncated="disconnect",
    ),
    Odd(
        name="cut-after-hints",
        interim=HINTS,
        head=b"HTTP/1.1 2",
        close=True,
        truncated="disconnect",
    ),
    Odd(
        name="stalled",
        head=sized(PAGE),
        framed=b"<html>",
        stall=True,
        truncated="time",
    ),
    Odd(
        name="stalled-in-the-head",
        head=b"HTTP/1.1 200 OK\r\nServer: slow",
        stall=True,
        truncated="time",
    ),
    Odd(
        name="too-large-announced",
        head=sized(LARGE),
        framed=LARGE,
        truncated="length",
        prefix=True,
    ),
    Odd(
        name="too-large-unannounced",
        head=head("A: b"),
        framed=LARGE,
        close=True,
        truncated="length",
        prefix=True,
    ),
    Odd(name="no-http", head=b"220 mail.example.vn ESMTP\r\n", close=True, truncated="unspecified"),
    Odd(
        name="lengths-that-differ",
        head=head("Content-Length: 6", "Content-Length: 7"),
        framed=b"<html>",
        close=True,
        truncated="unspecified",
    ),
)

ENDLESS = Odd(
    name="endless-head",
    head=head(*["X-Filler: 0123456789abcdef"] * 100_000),
    truncated="length",
    prefix=True,
    close=True,
)
"""A head that is larger than anything that is kept; it has tests of its own."""

SILENT = "silent"
"""Path at which the server ends the connection without a byte."""
