"""Files of articles: fetched where asked for, once, kept by digest; what is none is told as such."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter

from wire_server import answer, codes, crawl, newsspider, rows, serving

FINE = 0
SAID = (
    rb"{\rtf1 K\u7871? ho\u7841?ch n\u259?m c\u7911?a x\u227? \u272?\u7855?k S\u244?r "
    + rb"x\u227? " * 300
)
PLAN = SAID + b"}"
OTHER = SAID + b" b}"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(2000)
PROSE = (
    "<p>"
    + "Sáng nay, đoàn công tác của tỉnh đã đến thăm và làm việc tại xã Vĩnh Thuận. " * 6
    + "</p>"
)


def article(number, links, edited=""):
    shown = "".join(f'<p><a href="{link}">Tệp {link}</a></p>' for link in links)
    return answer(
        f"<html><body><article><h1>Tỉnh khai mạc hội nghị lần thứ {number}</h1><time>0{number}/11/2026"
        f' 08:00</time>{PROSE}<p>{edited}</p><p><img src="/anh/{number}.png"></p>{shown}</article>'
        "</body></html>"
    )


def front(numbers):
    cards = "".join(
        f'<div class="card"><h3><a href="/tin/hoi-nghi-{n}.html">Tỉnh khai mạc hội nghị lần thứ {n}'
        f"</a></h3><span>0{n}/11/2026</span></div>"
        for n in numbers
    )
    return answer(f"<html><head><title>Cổng</title></head><body><main>{cards}</main></body></html>")


def file(body, *heads, status="200 OK"):
    return answer(body, status, "Content-Type: application/octet-stream", *heads)


def portal(links, files, pages=None):
    """A portal whose articles link files; `links` by the number of the article."""

    def script(path, server):
        if path == "/robots.txt":
            return answer("User-agent: *\nDisallow:\n", "200 OK", "Content-Type: text/plain")
        if path == "/":
            return front(links)
        if path.startswith("/tin/"):
            number = int(path.rpartition("-")[2].removesuffix(".html"))
            return (pages or article)(number, links[number])
        if path.startswith("/anh/"):
            return file(PICTURE)
        return files.get(path) or answer("<h1>404</h1>", "404 Not Found")

    return script


LINKS = {1: ["/tep/a.rtf"], 2: ["/tep/b.rtf"], 3: ["/tep/c.rtf"]}
FILES = {"/tep/a.rtf": file(PLAN), "/tep/b.rtf": file(PLAN), "/tep/c.rtf": file(OTHER)}


def asked_files(server):
    return Counter(p for p in server.paths() if p.startswith(("/tep/", "/anh/")))


def test_files_are_archived_read_and_found_and_not_asked_for_again(tmp_path):
    data = tmp_path / "data"
    with serving(portal(LINKS, FILES)) as server:
        first = crawl(data, server, "--files")
        asked = asked_files(server)
        again = crawl(data, server, "--files", "-a", "revisit=all")

    assert (first.returncode, again.returncode) == (FINE, FINE), first.stderr
    assert asked == {"/tep/a.rtf": 1, "/tep/b.rtf": 1, "/tep/c.rtf": 1} | {
        f"/anh/{n}.png": 1 for n in (1, 2, 3)
    }
    assert asked_files(server) == asked
    assert rows(data, "select kind, count(*), count(distinct digest) from files group by kind") == [
        ("picture", 3, 1),
        ("rtf", 3, 2),
    ]
    assert rows(data, "select files, files_failed from runs order by id") == [(6, 0), (0, 0)]

    read = newsspider(data, "documents")
    found = newsspider(data, "search", "xa dak sor")

    assert read.stdout == "2 documents read, 2 of them have text.\n"
    assert newsspider(data, "documents").stdout == "0 documents read, 0 of them have text.\n"
    assert found.stdout.count("in the document “Tệp /tep/") == 3
    assert "«xã Đắk Sôr»" in found.stdout
    assert newsspider(data, "verify").returncode == FINE


def test_files_are_fetched_on_request_only_and_later_too(tmp_path):
    data = tmp_path / "data"
    with serving(portal(LINKS, FILES)) as server:
        crawl(data, server)
        before = asked_files(server)
        run = crawl(data, server, "-a", "files=documents")

    assert before == {}
    assert run.returncode == FINE
    assert asked_files(server) == {"/tep/a.rtf": 1, "/tep/b.rtf": 1, "/tep/c.rtf": 1}


def test_what_is_no_file_is_a_problem_and_no_unread_article(tmp_path):
    links = {
        1: ["/tep/page.pdf", "/tep/large.pdf"],
        2: ["/tep/none.pdf", "http://127.0.0.2:9/x.pdf"],
        3: ["/tep/empty.pdf"],
    }
    files = {
        "/tep/page.pdf": answer("<!DOCTYPE html><html><title>Lỗi</title>"),
        "/tep/large.pdf": file(b"%PDF-" + bytes(90_000)),
        "/tep/empty.pdf": file(b""),
    }
    data = tmp_path / "data"
    with serving(portal(links, files)) as server:
        run = crawl(data, server, "-a", "files=documents", "-s", "NEWSSPIDER_FILE_BYTES=50000")

    assert run.returncode == FINE
    assert sorted(codes(data)) == [
        "fetch.too_large",
        "file.elsewhere",
        "file.empty",
        "file.page",
        "http.404",
    ]
    assert rows(data, "select articles, failed, files, files_failed from runs") == [(3, 0, 0, 4)]
    assert rows(data, "select count(*) from files") == [(0,)]


def test_the_files_of_a_changed_article_are_asked_for_by_condition(tmp_path):
    data = tmp_path / "data"
    edits = [""]
    files = {"/tep/a.rtf": file(PLAN, 'ETag: "1"')}
    links = {1: ["/tep/a.rtf"]}
    answers = portal(links, files, lambda n, at: article(n, at, edits[-1]))
    unchanged = answer(b"", "304 Not Modified", 'ETag: "1"')

    def script(path, server):
        if path == "/tep/a.rtf" and len(edits) > 1:
            return unchanged
        return answers(path, server)

    with serving(script) as server:
        crawl(data, server, "-a", "files=documents")
        edits.append("Bài đã được sửa, thêm một đoạn mới ở cuối.")
        run = crawl(data, server, "-a", "files=documents", "-a", "revisit=all")

    assert run.returncode == FINE
    assert asked_files(server) == {"/tep/a.rtf": 2}
    assert rows(data, "select files, changed from runs order by id") == [(1, 0), (1, 1)]
    assert rows(data, "select count(*), first_seen < last_seen from files") == [(1, 1)]
    assert newsspider(data, "documents").stdout.startswith("1 documents read, 1 ")


def test_a_killed_crawl_goes_on_with_its_files(tmp_path):
    data = tmp_path / "data"
    links = {n: [f"/tep/{n}-{k}.rtf" for k in range(6)] for n in range(1, 5)}
    files = {link: file(PLAN + link.encode()) for each in links.values() for link in each}
    command = [sys.executable, "-m", "newsspider", "crawl", "any", "--files"]
    with serving(portal(links, files)) as server:
        process = subprocess.Popen(
            [*command, "-a", f"url={server.url}/", "-s", "DOWNLOAD_DELAY=0"],
            env={**os.environ, "NEWSSPIDER_DATA": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while asked_files(server).total() < 8 and process.poll() is None:
            assert time.monotonic() < until, "the crawl stands still"
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        run = crawl(data, server, "--files")

    assert run.returncode == FINE
    asked = asked_files(server)
    assert len(asked) == 24 + 4
    # What was on the wire when the kill came is asked for again.
    assert asked.total() - len(asked) <= 2
    assert rows(data, "select count(*) from files") == [(28,)]
    assert rows(data, "select count(*) from frontier where state <> 'done'") == [(0,)]
    assert newsspider(data, "verify").returncode == FINE


def test_a_lost_database_knows_the_files_again(tmp_path):
    data, lost = tmp_path / "data", tmp_path / "lost"
    with serving(portal(LINKS, FILES)) as server:
        crawl(data, server, "--files")
    columns = (
        "select portal, url, digest, bytes, kind, first_seen, last_seen from files order by url"
    )
    shutil.copytree(data / "archive", lost / "archive")

    again = newsspider(lost, "reextract")

    assert again.returncode == FINE, again.stderr
    assert rows(lost, columns) == rows(data, columns)


def test_an_argument_that_is_none_is_refused(tmp_path):
    run = newsspider(tmp_path / "data", "crawl", "demo", "-a", "files=films")

    assert run.returncode == 2
    assert "files='films'" in run.stderr
