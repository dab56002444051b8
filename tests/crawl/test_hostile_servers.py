"""Servers that mean harm, for real: what each crawl kept, how it ended, what it was asked."""

import gzip
import stat
import subprocess
import sys
import zlib
from itertools import repeat

import pytest
from test_patience import article, front
from wire_server import answer, crawl, rows, serving

HTML = "Content-Type: text/html; charset=utf-8"


def _bomb(size):
    """Gzip that unpacks to `size` zeros, made without having them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b"\0" * (1 << 20)
    packed = b"".join(packer.compress(piece) for _ in range(size >> 20))
    return packed + packer.flush()


BOMB = _bomb(400 << 20)


def _dripping(head, piece):
    import time

    yield head
    for _ in repeat(None, 200):
        time.sleep(0.2)
        yield piece


def _endless_head():
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(400_000):
        yield b"X-%d: %s\r\n" % (number, b"a" * 1000)


def _endless_body():
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"
    for _ in range(100_000):
        yield b"<p>" + b"a" * 10_000


def _to(place):
    return answer("", "302 Found", f"Location: {place}")


# What the second article's address answers with, and the class that `problems` gives it.
ANSWERS = {
    "a gzip bomb of 400 MiB": (lambda: answer(BOMB, "200 OK", HTML, "Content-Encoding: gzip"), "fetch.too_large"),
    "a bomb in a bomb": (
        lambda: answer(gzip.compress(BOMB), "200 OK", HTML, "Content-Encoding: gzip, gzip"),
        "fetch.too_large",
    ),
    "a body without end": (_endless_body, "fetch.too_large"),
    "a length of a terabyte": (
        lambda: b"HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\n<html>", "fetch.too_large",
    ),
    "header lines without end": (_endless_head, "fetch.too_large"),
    "one header line of a megabyte": (
        lambda: answer(article(2), "200 OK", "Link: <" + "a" * 1_000_000 + ">"), "fetch.cut",
    ),
    "a byte each moment": (lambda: _dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a"), "fetch.timeout"),
    "a header byte each moment": (lambda: _dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a"), "fetch.timeout"),
    "no HTTP at all": (lambda: b"SSH-2.0-OpenSSH_9.2p1\r\n", "fetch.not_http"),
    "a redirect to itself": (lambda: _to(_place(20)), "redirect.endless"),
    "a redirect to the metadata of a cloud": (lambda: _to("http://169.254.169.254/latest/meta-data/"), "redirect.offsite"),
    "a redirect to another service of the machine": (lambda: _to("http://127.0.0.1:6379/"), "fetch.address"),
    "the same in decimal": (lambda: _to("http://2130706433:6379/"), "redirect.offsite"),
    "a redirect to a file": (lambda: _to("file:///etc/passwd"), "redirect.nowhere"),
    "a redirect to another site": (lambda: _to("http://quang-cao.example.com/"), "redirect.offsite"),
    "a redirect to nowhere": (lambda: answer("", "302 Found"), "redirect.nowhere"),
    "a place of 64 kilobytes": (lambda: _to("/" + "a" * 12_000), "redirect.nowhere"),
    "a place with an escape sequence": (lambda: _to("http://\x1b[2J.example.com/"), "redirect.nowhere"),
    "the front page in its place": (lambda: _to("/"), "redirect.home"),
    "its listing in its place": (lambda: _to("/tin/"), "redirect.home"),
    "an error page in its place": (lambda: _to("/404.html"), "redirect.error_page"),
    "a login in its place": (lambda: _to("/dang-nhap?back=/tin/"), "redirect.login"),
    "404 that sends home": (
        lambda: answer('<meta http-equiv="refresh" content="0;url=/">', "404 Not Found"), "http.404",
    ),
    "a header of no name": (
        lambda: answer(article(2), "200 OK", "X-\x1b[31m: a"), "fetch.not_http",
    ),
    "a wall": (
        lambda: answer("<script>window._cf_chl_opt={}</script>", "403 Forbidden"), "page.wall",
    ),
    "a captcha with status 200": (
        lambda: answer("<form><div class='g-recaptcha'></div></form>"), "page.captcha",
    ),
}  # fmt: skip


def _place(number):
    return f"/tin/hoi-nghi-lan-thu-{number}-{number}.html"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """One crawl of a portal whose every second article answers as the table says."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    hostile = {_place(2 * i): make for i, (make, _) in enumerate(ANSWERS.values(), 1)}
    numbers = range(1, 2 * len(ANSWERS) + 1)

    def script(path, _):
        if path in hostile:
            return hostile[path]()
        if path in {"/robots.txt", "/sitemap.xml"}:
            return answer("", "404 Not Found")
        return answer(front(numbers) if path == "/" else article(int(path.split("-")[-2])))

    with serving(script) as server:
        # What may pass is asked for again later: the first time is enough here.
        ends = ("-s", "DOWNLOAD_TIMEOUT=2", "-s", "CLOSESPIDER_TIMEOUT=30")
        run = crawl(data, server, *ends, measured=True)
    return run, server, data


@pytest.mark.parametrize(
    ("number", "code"),
    [(2 * i, code) for i, (_, code) in enumerate(ANSWERS.values(), 1)],
    ids=ANSWERS,
)
def test_a_hostile_answer_is_called_what_it_is(crawled, number, code):
    run, server, _ = crawled

    lines = [line for line in run.stderr.splitlines() if server.url + _place(number) in line]
    assert any(f" {code}: " in line for line in lines), lines


def test_hostile_answers_become_no_articles_and_take_no_memory(crawled):
    run, server, data = crawled

    stored = {url for (url,) in rows(data, "select url from articles")}
    assert stored == {server.url + _place(2 * i - 1) for i in range(1, len(ANSWERS) + 1)}
    assert 0 < int(run.stdout.split()[-1]) < 400 * 1024


def test_what_a_portal_prints_moves_no_cursor_and_forges_no_log_line(tmp_path):
    evil = "\x1b[2J\x1b]0;x\x07 tin\n2026-01-01 [root] forged"

    def script(path, _):
        if path == "/robots.txt":
            return answer("", "404 Not Found")
        if path == "/":
            return answer(front([1, 2]))
        return answer(
            f"<title>{evil}</title><h1>Lỗi 404</h1>", "200 OK", f"X-Odd: {evil[:4]}", HTML
        )

    with serving(script) as server:
        run = crawl(tmp_path, server)

    said = run.stdout + run.stderr
    assert "page.not_found" in said
    assert "\x1b" not in said
    assert not any(line.startswith("2026-01-01 [root]") for line in said.splitlines())


def test_the_archive_of_hostile_heads_stays_sound(tmp_path):
    heads = (
        "X: a\rWARC-Type: warcinfo",
        "X-Odd: \xff\xfe",
        "Content-Type: text/html; charset=idna",
    )

    def script(path, _):
        if path == "/robots.txt":
            return answer("", "404 Not Found")
        return answer(front([1, 2]) if path == "/" else article(1), "200 OK", *heads)

    with serving(script) as server:
        crawl(tmp_path, server)

    files = [str(path) for path in tmp_path.glob("archive/any/*.warc.gz")]
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *files], check=False)
    assert files
    assert checked.returncode == 0
    assert rows(tmp_path, "select count(*) from captures where role != 'feed'") == [(4,)]


def test_nobody_else_can_write_what_is_kept(tmp_path):
    data = tmp_path / "data"
    with serving(lambda path, _: answer(front([1]) if path == "/" else article(1))) as server:
        crawl(data, server)

    kept = [data, *data.rglob("*")]
    assert len(kept) > 5
    assert [
        path for path in kept if path.stat().st_mode & (stat.S_IWOTH | stat.S_IWGRP | stat.S_IROTH)
    ] == []
