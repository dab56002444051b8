"""Pages that scripts draw: read as drawn, archived as sent and as drawn, by a browser without a network."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from wire_server import answer, codes, newsspider, rows, serving

from newsspider.archive.reader import archive_files, captures
from newsspider.archive.verify import verify
from newsspider.crawl.chromium import Answered, Chromium, executable
from newsspider.errors import DrawingError, MissingBrowserError
from newsspider.families import load
from newsspider.model import Fetch, Role
from newsspider.portal import Drawn, Portal

TITLES = ("Khai mạc hội chợ nông sản", "Cấp nước sạch cho ba xã vùng cao", "Sơ kết mùa mưa")
SHELL = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng</title>'
    '<link rel="stylesheet" href="/static/style.css"><script src="/static/{0}.js" defer></script>'
    '</head><body><main id="app"></main><img src="/static/banner.png"></body></html>'
)
LIST = """
for (const stray of ["http://127.0.0.1:1/", "http://192.0.2.7/inside.js", "/cam/kin.json"])
  fetch(stray).catch(() => 0);
new Image().src = "/static/counter.gif";
try { new WebSocket("ws://" + location.host + "/socket"); } catch (e) {}
navigator.serviceWorker && navigator.serviceWorker.register("/static/worker.js").catch(() => 0);
fetch("/api/list").then(r => r.json()).then(all => {
  document.getElementById("app").innerHTML = all.map(a =>
    `<div class="card"><h3><a href="/tin/bai-${a.id}.html">${a.title}</a></h3>
     <span>0${a.id}/11/2026</span></div>`).join("");
});
"""
ARTICLE = """
const id = /bai-(\\d+)/.exec(location.pathname)[1];
fetch("/api/tin/" + id, {method: "POST", body: "id=" + id,
  headers: {"Content-Type": "application/x-www-form-urlencoded"}})
  .then(r => r.json()).then(a => {
    const day = new Date(a.at);
    document.getElementById("app").innerHTML = `<article><h1>${a.title}</h1>
      <time>${day.toLocaleString("vi-VN", {dateStyle: "short", timeStyle: "short"})}</time>
      ${a.text.map(p => `<p>${p}</p>`).join("")}</article>`;
  });
"""
TEXT = [
    "Sáng nay, đoàn công tác của tỉnh đã đến thăm và làm việc tại xã Vĩnh Thuận.",
    "Bà con trong xã kiến nghị sớm sửa con đường qua suối, vốn hư hỏng từ mùa mưa năm trước.",
    "Kết luận buổi làm việc, lãnh đạo tỉnh giao các sở trả lời trước cuối tháng này.",
]


def as_json(value):
    return answer(json.dumps(value), "200 OK", "Content-Type: application/json")


def site(path, server):
    scripts = {"/static/list.js": LIST, "/static/article.js": ARTICLE}
    if path == "/robots.txt":
        return answer("User-agent: *\nDisallow: /cam/\n", "200 OK", "Content-Type: text/plain")
    if path == "/tin-tuc":
        return answer(SHELL.format("list"))
    if path.startswith("/tin/"):
        return answer(SHELL.format("article"))
    if path in scripts:
        return answer(scripts[path], "200 OK", "Content-Type: text/javascript; charset=utf-8")
    if path == "/api/list":
        return as_json([{"id": n, "title": title} for n, title in enumerate(TITLES, 1)])
    if path.startswith("/api/tin/"):
        n = int(path.rpartition("/")[2])
        # 20:30 UTC: the next day in Việt Nam.
        moment = f"2026-11-0{n}T20:30:00Z"
        return as_json({"title": TITLES[n - 1], "at": moment, "text": TEXT})
    return answer("không có", "404 Not Found")


@dataclass
class Drawing:
    """A crawl of the site."""

    data: Path
    paths: list[str]
    fetches: list[Fetch]
    log: str


def crawl(data, server):
    script = Path(__file__).with_name("drawn_crawl.py")
    done = subprocess.run(
        [sys.executable, str(script), str(data), f"{server.url}/"],
        env={**os.environ, "NEWSSPIDER_DEMO": "http://127.0.0.1:1"},
        capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def chromium_or_skip():
    try:
        executable(os.environ.get("NEWSSPIDER_CHROMIUM"))
    except MissingBrowserError as error:
        pytest.skip(f"NOT TESTED, pages drawn by scripts: {error}")


@pytest.fixture(scope="module")
def drawing(tmp_path_factory):
    chromium_or_skip()
    data = tmp_path_factory.mktemp("drawn")
    with serving(site) as server:
        log = crawl(data, server)
        paths = server.paths()
    files = archive_files(data, "any")
    found = [fetch for path in files for _, fetch in captures(path)]
    return Drawing(data, paths, found, log)


def test_articles_that_scripts_draw_are_read(drawing):
    found = rows(drawing.data, "select title, published from articles order by published")

    assert [title for title, _ in found] == list(TITLES), drawing.log
    assert [at[:10] for _, at in found] == ["2026-11-02", "2026-11-03", "2026-11-04"]
    assert codes(drawing.data) == []


def test_the_archive_holds_what_was_sent_and_what_was_drawn(drawing):
    drawn = [f for f in drawing.fetches if f.drawn]
    sent = [f for f in drawing.fetches if not f.drawn]

    assert sorted(f.role for f in drawn) == [Role.ARTICLE] * 3 + [Role.LISTING]
    assert all(f.reconstructed and TITLES[0].encode() in f.response_body for f in drawn[:1])
    assert {f.role for f in sent} == {Role.ROBOTS, Role.FEED, Role.OTHER}
    assert not any(f.reconstructed for f in sent)
    assert {f.method for f in sent if "/api/tin/" in f.url} == {"POST"}
    assert [fault for path in archive_files(drawing.data, "any") for fault in verify(path)] == []


def test_the_page_asks_only_for_what_draws_it_and_for_a_script_once(drawing):
    asked = sorted(drawing.paths)

    assert asked == sorted(
        [
            "/robots.txt",
            "/sitemap.xml",
            "/tin-tuc",
            "/static/list.js",
            "/static/article.js",
            "/api/list",
        ]
        + [f"/tin/bai-{n}.html" for n in (1, 2, 3)]
        + [f"/api/tin/{n}" for n in (1, 2, 3)]
    )


def test_the_archive_is_read_again_as_it_was_drawn(drawing):
    again = newsspider(drawing.data, "reextract", "any")

    assert again.returncode == 0, again.stdout + again.stderr
    assert again.stdout.split()[-6:][1:] == ["0", "0", "3", "0", "0"]


def test_a_page_that_is_never_drawn_is_a_failure_that_names_what_was_waited_for():
    chromium_or_skip()

    with pytest.raises(
        DrawingError, match=r"http://x\.example\.vn/ was not drawn: no '\.card' in 4"
    ):
        asyncio.run(drawn(b"<p>Xin doi", ".card", seconds=4))


def test_a_page_that_leads_elsewhere_is_not_followed():
    chromium_or_skip()
    script = b"onload = () => { location = 'http://x.example.vn/khac' }"
    body = b"<p class=card>mot</p><script>" + script + b"</script>"

    assert b'<p class="card">mot</p>' in asyncio.run(drawn(body, ".card"))


def test_a_page_that_grows_too_large_is_refused():
    chromium_or_skip()
    body = b"<p class=card>" + b"mot " * 20_000

    with pytest.raises(DrawingError, match="longer than 50000 characters"):
        asyncio.run(drawn(body, ".card"))


async def drawn(body, selector, seconds=30):
    """The DOM of a page whose scripts are answered nothing; a busy machine draws it late."""
    path = executable(os.environ.get("NEWSSPIDER_CHROMIUM"))
    chromium = Chromium(path, user_agent="newsspider/test", seconds=seconds, most=50_000)

    async def nothing(wanted):
        return None

    try:
        document = Answered(200, {"Content-Type": "text/html"}, body)
        return await chromium.draw("http://x.example.vn/", document, nothing, selector)
    finally:
        await chromium.close()


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)

    with pytest.raises(MissingBrowserError, match=r"pip install 'newsspider\[browser\]'"):
        executable(None)


def test_without_a_browser_the_error_names_the_place():
    pytest.importorskip("playwright")

    with pytest.raises(MissingBrowserError, match="no Chromium at /nowhere/chromium"):
        executable("/nowhere/chromium")


def test_only_the_pages_that_are_declared_wait_for_scripts():
    portal = Portal(
        name="x", province="", home="http://x.example.vn", family=load("generic"),
        drawn=Drawn(article="article p"),
    )  # fmt: skip

    assert portal.waits_for(Role.ARTICLE) == "article p"
    assert portal.waits_for(Role.LISTING) is None
    assert portal.waits_for(Role.ROBOTS) is None
