"""Hostile inputs, each with what happens: the table that docs/security.md tells in words.

What servers do over the wire stands in tests/crawl/test_hostile_servers.py, hostile markup in
tests/pages/test_hostile_pages.py.
"""

import logging
from ipaddress import ip_address

import pytest
from twisted.internet.error import DNSLookupError

from newsspider.archive.entity import decoded
from newsspider.archive.heads import build_response
from newsspider.archive.uris import target_uri
from newsspider.commands.freeze import slug_of as slug
from newsspider.commands.logs import PlainRecord
from newsspider.commands.table import table
from newsspider.crawl import resolver
from newsspider.crawl.guard import declared_inside
from newsspider.errors import ArchiveError, UnknownPortalError
from newsspider.export.dataset import _cell as cell
from newsspider.portals import load, undeclared
from newsspider.text.addresses import why_not_address, why_not_asked
from newsspider.text.charset import decode
from newsspider.text.printable import printable
from newsspider.text.urls import absolute

HOME = "http://haugiang.example.vn/tin/"
ASKED = None

ADDRESSES = [
    ("loopback", "http://127.0.0.1/", "127.0.0.1 is no public address"),
    ("loopback in one number", "http://2130706433/", "127.0.0.1 is no public address"),
    ("in octal", "http://0177.0.0.1/", "127.0.0.1 is no public address"),
    ("in hexadecimal", "http://0x7f.0x0.0x0.0x1/", "127.0.0.1 is no public address"),
    ("in two parts", "http://127.1/", "127.0.0.1 is no public address"),
    ("in full-width digits", "http://１２７.0.0.1/", "127.0.0.1 is no public address"),
    ("with ideographic dots", "http://127。0。0。1/", "127.0.0.1 is no public address"),
    ("percent-encoded", "http://%31%32%37.0.0.1/", "127.0.0.1 is no public address"),
    ("this machine", "http://0.0.0.0/", "0.0.0.0 is no public address"),
    ("zero", "http://0/", "0.0.0.0 is no public address"),
    ("IPv6 loopback", "http://[::1]/", "::1 is no public address"),
    ("IPv4 in IPv6", "http://[::ffff:127.0.0.1]/", "127.0.0.1 is no public address"),
    ("IPv4 in IPv6, the old way", "http://[::10.0.0.1]/", "10.0.0.1 is no public address"),
    ("through NAT64", "http://[64:ff9b::a9fe:a9fe]/", "169.254.169.254 is no public address"),
    ("through 6to4", "http://[2002:0a00:0001::]/", "10.0.0.1 is no public address"),
    ("link-local", "http://[fe80::1%25eth0]/", "fe80::1%eth0 is no public address"),
    ("unique local", "http://[fd00::1]/", "fd00::1 is no public address"),
    ("metadata of clouds", "http://169.254.169.254/", "169.254.169.254 is no public address"),
    ("with a final dot", "http://169.254.169.254./", "169.254.169.254 is no public address"),
    ("shared address space", "http://100.64.0.1/", "100.64.0.1 is no public address"),
    ("a private network", "http://192.168.1.1/", "192.168.1.1 is no public address"),
    ("multicast", "http://224.0.0.251/", "224.0.0.251 is no public address"),
    ("broadcast", "http://255.255.255.255/", "255.255.255.255 is no public address"),
    ("localhost", "http://LocalHost./", "'localhost' is a name of the local network"),
    ("below localhost", "http://a.localhost/", "'a.localhost' is a name of the inside"),
    ("a printer's name", "http://may-in.local/", "'may-in.local' is a name of the inside"),
    ("a name without a dot", "http://intranet/", "'intranet' is a name of the local network"),
    ("Google's metadata", "http://metadata.google.internal/", "'metadata.google.internal' is a name of the inside"),
    ("a login that looks like a host", "http://haugiang.gov.vn@127.0.0.1/", "a login in the URL"),
    ("a mail server's port", "http://haugiang.gov.vn:25/", "port 25"),
    ("a database's port", "http://haugiang.gov.vn:6379/", "port 6379"),
    ("a port that is none", "http://haugiang.gov.vn:99999/", "no URL"),
    ("a file", "file:///etc/passwd", "scheme 'file'"),
    ("FTP", "ftp://haugiang.gov.vn/", "scheme 'ftp'"),
    ("gopher", "gopher://haugiang.gov.vn:70/_x", "scheme 'gopher'"),
    ("no host", "http:///etc/passwd", "no host"),
    ("a portal", "https://haugiang.gov.vn/", ASKED),
    ("a portal on a usual port", "http://congbao.haugiang.gov.vn:8080/", ASKED),
    ("a public address", "http://203.162.1.1/", ASKED),
    ("a name in Vietnamese", "http://hậugiang.vn/", ASKED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "happens"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES]
)
def test_an_address_is_asked_or_not(url, happens):
    assert why_not_asked(url) == happens


LINKS = [
    ("a script", "javascript:alert(1)", None),
    ("data", "data:text/html,<script>", None),
    ("a file", "file:///etc/passwd", None),
    ("line ends", "/a\r\nHost: evil.example/", "http://haugiang.example.vn/aHost:%20evil.example/"),
    ("a zero byte", "/a\x00b", "http://haugiang.example.vn/ab"),
    ("an escape sequence", "/a\x1b[2J", "http://haugiang.example.vn/a%1B%5B2J"),
    ("a login", "http://haugiang.example.vn@evil.example/", "http://evil.example/"),
    (
        "a backslash for a slash",
        "http://haugiang.example.vn\\@evil.example/",
        "http://evil.example/",
    ),
    ("up and out", "/../../../etc/passwd", "http://haugiang.example.vn/etc/passwd"),
    ("a link of 3,000 characters", "/" + "a" * 3000, None),
    ("a bracket left open", "http://[::1/", None),
    ("markup in the host", "http://<b>.example/", None),
]


@pytest.mark.parametrize(("href", "happens"), [r[1:] for r in LINKS], ids=[r[0] for r in LINKS])
def test_a_link_becomes_a_plain_url_or_none(href, happens):
    assert absolute(HOME, href) == happens


CELLS = [
    ("a formula", '=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'),
    ("a command", "@SUM(1+1)*cmd|' /C calc'!A0", "'@SUM(1+1)*cmd|' /C calc'!A0"),
    ("a plus", "+84 293 123", "'+84 293 123"),
    ("a dash", "- Sáng nay", "'- Sáng nay"),
    ("a full-width sign", "＝1+1", "'＝1+1"),
    ("a list", ["=1+1"], '["=1+1"]'),
    ("a number below zero", -5, -5),
    ("a title", "Tỉnh họp", "Tỉnh họp"),
]


@pytest.mark.parametrize(("value", "happens"), [r[1:] for r in CELLS], ids=[r[0] for r in CELLS])
def test_a_cell_is_no_formula(value, happens):
    assert cell(value) == happens


SHOWN = [
    ("an escape sequence", "\x1b[2J\x1b[31mTin", "\\x1b[2J\\x1b[31mTin"),
    ("the title of the terminal", "\x1b]0;evil\x07", "\\x1b]0;evil\\x07"),
    ("one of C1", "\x9b2J", "\\x9b2J"),
    ("a forged line", "tin\n2026-01-01 ERROR", "tin\\n2026-01-01 ERROR"),
    ("a return to the line's start", "x\rOK", "x\\rOK"),
    ("text turned round", "a\u202egpj.exe", "a\\u202egpj.exe"),
    ("half a character", "a\ud800", "a\\ud800"),
    ("Vietnamese", "Hậu Giang: “đẹp”", "Hậu Giang: “đẹp”"),
]


@pytest.mark.parametrize(("text", "happens"), [r[1:] for r in SHOWN], ids=[r[0] for r in SHOWN])
def test_what_is_shown_is_plain(text, happens):
    record = PlainRecord("a", logging.INFO, "f", 1, "%s", (text,), None)

    assert printable(text) == happens
    assert record.getMessage() == happens
    assert table(("title",), [(text,)]).splitlines()[-1] == happens


def test_an_error_of_a_portals_words_cannot_forge_a_line_of_the_log():
    try:
        raise ValueError("no\n2026-01-01 00:00:00 [root] CRITICAL: forged\x1b[2J")
    except ValueError as error:
        told = (ValueError, error, error.__traceback__)
        record = PlainRecord("a", logging.ERROR, "f", 1, "failed", (), told)

    said = logging.Formatter("%(asctime)s %(message)s").format(record)
    assert "\x1b" not in said
    assert not any(line.startswith("2026-01-01 00") for line in said.splitlines())


ANSWERS = [
    ("a name with a public address", "203.162.1.1", True),
    ("a name with a private address", "10.1.2.3", False),
    ("a name with loopback", "127.0.0.1", False),
    ("a name with the metadata of clouds", "169.254.169.254", False),
    ("a name with IPv6 inside", "fd00::1", False),
]


@pytest.mark.parametrize(
    ("address", "taken"), [r[1:] for r in ANSWERS], ids=[r[0] for r in ANSWERS]
)
def test_an_answer_of_the_dns_is_taken_or_not(address, taken):
    try:
        found = resolver.check(address, "xa.example.vn")
    except DNSLookupError:
        found = None

    assert (found == address) is taken
    assert (resolver.why_refused("xa.example.vn") is None) is taken
    assert (why_not_address(ip_address(address)) is None) is taken


def test_a_name_that_moves_inside_after_its_first_answer_is_refused_then():
    resolver.check("203.162.1.1", "moving.example.vn")

    with pytest.raises(DNSLookupError, match="no public address"):
        resolver.check("192.168.0.1", "moving.example.vn")


def test_only_what_a_portal_declares_inside_is_asked_inside():
    inside = undeclared("http://127.0.0.1:8642/")

    assert declared_inside(inside) == {"127.0.0.1:8642"}
    assert declared_inside(undeclared("http://haugiang.gov.vn/")) == set()


NAMES = [
    ("a folder above", "http://a.vn/../../etc/passwd", "passwd"),
    ("dots alone", "http://a.vn/..", "index"),
    ("a hidden file", "http://a.vn/.bashrc", "bashrc"),
    ("an option", "http://a.vn/--help", "help"),
    ("a command", "http://a.vn/$(reboot);x", "reboot-x"),
    ("300 characters", "http://a.vn/" + "a" * 300, "a" * 80),
]


@pytest.mark.parametrize(("url", "happens"), [r[1:] for r in NAMES], ids=[r[0] for r in NAMES])
def test_a_file_is_named_in_plain_letters(url, happens):
    assert slug(url) == happens


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "demo\x00", "os", ""])
def test_a_portal_is_one_of_those_declared(name):
    with pytest.raises(UnknownPortalError):
        load(name)


def test_a_header_cannot_end_its_line_nor_its_head():
    head = build_response(200, None, [(b"X\r\nA", b"1\r\n\r\nWARC/1.1"), (b"B", b"\x00\n2")])

    assert head.count(b"\r\n\r\n") == 1
    assert b"\nWARC/1.1" not in head
    assert head.count(b"\r\n") == 4


def test_a_url_cannot_end_its_field_of_the_archive():
    assert target_uri("http://a.vn/\r\nWARC-Type: x") == "http://a.vn/%0D%0AWARC-Type:%20x"
    with pytest.raises(ArchiveError):
        target_uri("javascript:alert(1)")


def test_codings_one_in_another_and_bombs_are_refused():
    with pytest.raises(ArchiveError):
        decoded(b"x", ("gzip",) * 5, 1000)


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode_escape", "zlib", "../../x", "x" * 5000, "\x00"]
)  # fmt: skip
def test_a_charset_that_is_no_pages_is_passed_over(charset):
    found = decode("Hậu Giang \\u0041".encode() + b"\xff", charset)

    assert "\\u0041" in found.text
    assert found.encoding in {"utf-8", "windows-1258", "windows-1252"}
