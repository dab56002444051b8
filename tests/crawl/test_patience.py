"""A portal that asks for a pause gets it; one that is down is not hammered."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from wire_server import answer, codes, crawl, rows, serving

from newsspider.crawl.pauses import parse_retry_after, pause_for

FINE, UNREACHABLE, CUT_SHORT = 0, 3, 6
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
TEXT = (
    "<p>"
    + "Sáng nay, đoàn công tác của tỉnh đã đến thăm và làm việc tại xã Vĩnh Thuận. " * 6
    + "</p>"
)


def article(number):
    return (
        f"<html><body><article><h1>Tỉnh khai mạc hội nghị lần thứ {number}</h1>"
        f"<time>0{number % 9 + 1}/11/2026 08:00</time>{TEXT}</article></body></html>"
    )


def front(numbers):
    cards = "".join(
        f'<div class="card"><h3><a href="/tin/hoi-nghi-lan-thu-{n}-{n}.html">Tỉnh khai mạc hội nghị'
        f" lần thứ {n}</a></h3><span>0{n % 9 + 1}/11/2026</span></div>"
        for n in numbers
    )
    return f"<html><head><title>Cổng</title></head><body><main>{cards}</main></body></html>"


def portal(path, robots="User-agent: *\nDisallow:\n"):
    if path == "/robots.txt":
        return answer(robots, "200 OK", "Content-Type: text/plain")
    if path == "/":
        return answer(front(range(1, 9)))
    if path == "/sitemap.xml":
        return answer("", "404 Not Found")
    return answer(article(int(path.rpartition("-")[2].removesuffix(".html"))))


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("120", timedelta(seconds=120)),
        (" 3 ", timedelta(seconds=3)),
        ("0", timedelta(0)),
        ("Wed, 25 Nov 2026 02:00:30 GMT", timedelta(seconds=30)),
        ("Wed, 25 Nov 2026 01:00:00 GMT", timedelta(0)),
        ("Wednesday, 25-Nov-26 02:01:00 GMT", timedelta(minutes=1)),
        ("9" * 400, timedelta(seconds=999999999)),
        ("-5", None),
        ("soon", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(printed, asked):
    assert parse_retry_after(printed, NOW) == asked


@pytest.mark.parametrize(
    ("status", "printed", "before", "seconds"),
    [
        (503, None, 0, 2),
        (503, None, 1, 8),
        (503, None, 99, 3600),
        (429, None, 0, 30),
        (429, "5", 0, 5),
        (429, "5", 3, 120),
        (503, "900", 0, 900),
        (503, "99999999", 0, 86400),
    ],
)
def test_pauses_grow_and_what_is_asked_for_is_kept_to(status, printed, before, seconds):
    assert pause_for(status, printed, before, NOW) == timedelta(seconds=seconds)


def test_no_request_goes_before_the_time_that_a_host_names(tmp_path):
    def script(path, server):
        if path.endswith("-3.html") and server.paths().count(path) == 1:
            return answer("Hãy đợi", "429 Too Many Requests", "Retry-After: 4")
        return portal(path)

    with serving(script) as server:
        run = crawl(tmp_path, server)

    third = next(i for i, path in enumerate(server.paths()) if path.endswith("-3.html"))
    refused_at = server.asked[third][0]
    assert run.returncode == FINE, run.stdout + run.stderr
    assert [path for at, path in server.asked[third + 1 :] if at < refused_at + 3.9] == []
    assert rows(tmp_path, "select count(*) from articles") == [(8,)]


def test_a_pause_holds_for_the_next_process_and_its_robots_txt(tmp_path):
    def script(path, server):
        if path == "/" and server.paths().count("/") == 1:
            return answer("bận", "503 Service Unavailable", "Retry-After: 300")
        return portal(path)

    with serving(script) as server:
        first = crawl(tmp_path, server)
        asked = server.paths()
        second = crawl(tmp_path, server)
        untouched = server.paths()
        # As if five minutes less three seconds had passed.
        soon = datetime.now(UTC) + timedelta(seconds=3)
        _set_pause(tmp_path, soon)
        third = crawl(tmp_path, server)

    assert (first.returncode, second.returncode) == (CUT_SHORT, CUT_SHORT)
    assert asked == untouched == ["/robots.txt", "/"]
    assert "host.paused" in codes(tmp_path)
    assert third.returncode == FINE, third.stdout + third.stderr
    assert server.asked[2][0] >= soon.timestamp()


def _set_pause(data, moment):
    import sqlite3

    connection = sqlite3.connect(data / "newsspider.db")
    with connection:
        connection.execute(
            "update hosts set paused_until = ?", (moment.isoformat(timespec="microseconds"),)
        )
    connection.close()


def test_a_host_that_refuses_connections_ends_the_run_at_once(tmp_path):
    with serving(lambda path, _: portal(path)) as server:
        crawl(tmp_path, server, "-a", "limit=1")
    # Nothing listens there any more.
    down = crawl(tmp_path, server)
    again = crawl(tmp_path, server)

    assert (down.returncode, again.returncode) == (UNREACHABLE, UNREACHABLE)
    assert codes(tmp_path) == ["host.down", "host.down"]
    # The second run asked once: the host was down before.
    assert rows(tmp_path, "select failures from hosts") == [(6,)]


def test_a_host_that_cuts_each_connection_is_asked_a_few_times_only(tmp_path):
    def script(path, _):
        if path in {"/robots.txt", "/"}:
            return portal(path)
        return b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<html>"

    with serving(script) as server:
        run = crawl(tmp_path, server)

    assert run.returncode == UNREACHABLE, run.stdout + run.stderr
    assert len(server.asked) <= 2 + 5
    assert rows(tmp_path, "select count(*) from articles") == [(0,)]


def test_a_robots_txt_that_cannot_be_had_shuts_the_portal_for_now(tmp_path):
    with serving(
        lambda path, _: answer("lỗi", "500 Oops") if path == "/robots.txt" else portal(path)
    ) as server:
        run = crawl(tmp_path, server)

    assert run.returncode == UNREACHABLE, run.stdout + run.stderr
    assert server.paths() == ["/robots.txt"] * 3
    assert codes(tmp_path) == ["host.robots"]


def test_a_robots_txt_that_is_not_there_forbids_nothing(tmp_path):
    with serving(
        lambda path, _: answer("", "404 Not Found") if path == "/robots.txt" else portal(path)
    ) as server:
        run = crawl(tmp_path, server, "-a", "limit=2")

    assert run.returncode == FINE, run.stdout + run.stderr
    assert len(server.asked) == 4


def test_the_pause_that_robots_txt_asks_for_is_kept(tmp_path):
    robots = "User-agent: *\nCrawl-delay: 1\nDisallow: /tin/hoi-nghi-lan-thu-2-2.html\n"
    with serving(lambda path, _: portal(path, robots)) as server:
        crawl(tmp_path, server, "-a", "limit=3")

    times = [at for at, path in server.asked if path != "/robots.txt"]
    assert all(later - earlier >= 0.9 for earlier, later in itertools.pairwise(times))
    assert "/tin/hoi-nghi-lan-thu-2-2.html" not in server.paths()
    assert "fetch.robots" in codes(tmp_path)


def test_a_robots_txt_that_sends_inside_is_as_good_as_none(tmp_path):
    with serving(
        lambda path, _: (
            answer("", "302 Found", "Location: http://169.254.169.254/latest/")
            if path == "/robots.txt"
            else portal(path)
        )
    ) as server:
        run = crawl(tmp_path, server, "-a", "limit=1")

    assert run.returncode == FINE, run.stdout + run.stderr
    assert "169.254.169.254" not in {url for (url,) in rows(tmp_path, "select url from captures")}


def test_a_server_without_tls_behind_https_is_called_so(tmp_path):
    with serving(lambda path, _: portal(path)) as server:
        server.url = server.url.replace("http:", "https:")
        run = crawl(tmp_path, server)

    assert run.returncode == UNREACHABLE, run.stdout + run.stderr
    assert "fetch.tls" in "".join(
        detail for (detail,) in rows(tmp_path, "select detail from problems")
    )


def test_walls_in_a_row_end_the_run(tmp_path):
    wall = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"
    with serving(
        lambda path, _: (
            portal(path) if path in {"/", "/robots.txt"} else answer(wall, "403 Forbidden")
        )
    ) as server:
        run = crawl(tmp_path, server)

    assert run.returncode == UNREACHABLE, run.stdout + run.stderr
    # One more is on the wire when the fifth is understood.
    assert codes(tmp_path).count("page.wall") in {5, 6}
    assert codes(tmp_path).count("host.shut") == 1
    assert len(server.asked) <= 2 + 6
    assert rows(tmp_path, "select count(*) from articles") == [(0,)]
