"""HTTP heads put together again from parsed fields."""

from __future__ import annotations

import pytest

from newsspider.archive import heads


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("http://a.vn", b"GET / HTTP/1.1\r\nHost: a.vn\r\n"),
        ("http://a.vn/b?c=d#e", b"GET /b?c=d HTTP/1.1\r\nHost: a.vn\r\n"),
        ("http://u:p@a.vn:8080/?", b"GET / HTTP/1.1\r\nHost: a.vn:8080\r\n"),
        ("http://a.vn/tin tức", b"GET /tin%20t%E1%BB%A9c HTTP/1.1\r\nHost: a.vn\r\n"),
        ("http://a.vn/\r\nX: y", b"GET /%0D%0AX:%20y HTTP/1.1\r\nHost: a.vn\r\n"),
    ],
)
def test_a_request_is_put_together_from_its_url(url: str, first: bytes) -> None:
    assert heads.build_request("GET", url, []) == first + b"\r\n"


def test_a_host_line_that_was_sent_is_not_doubled() -> None:
    built = heads.build_request("POST", "http://a.vn/", [(b"hOST", b"b.vn"), (b"A", b"\xc3\xa0")])

    assert built == b"POST / HTTP/1.1\r\nhOST: b.vn\r\nA: \xc3\xa0\r\n\r\n"


@pytest.mark.parametrize(
    ("status", "reason", "line"),
    [
        (200, None, b"HTTP/1.1 200 OK"),
        (404, b"Kh\xc3\xb4ng", b"HTTP/1.1 404 Kh\xc3\xb4ng"),
        (299, None, b"HTTP/1.1 299 "),
        (200, b"OK\r\n\r\nX", b"HTTP/1.1 200 OK X"),
    ],
)
def test_a_response_is_put_together_from_its_status(
    status: int, reason: bytes | None, line: bytes
) -> None:
    assert heads.build_response(status, reason, []) == line + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        (b"A", b"b\r\nC: d", b"A: b C: d"),
        (b"A", b"b\n\n<html>", b"A: b <html>"),
        (b"A", b"b\x00c", b"A: b c"),
        (b"A: b\r\nC", b"d", b"A__b__C: d"),
        (b"", b"d", b"_: d"),
    ],
)
def test_no_field_can_start_a_line_of_its_own(name: bytes, value: bytes, line: bytes) -> None:
    built = heads.build_response(200, None, [(name, value)])

    assert built == b"HTTP/1.1 200 OK\r\n" + line + b"\r\n\r\n"
    assert heads.ends_once(built)
