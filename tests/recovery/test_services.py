"""Other archives are asked by their own rules, and what they say is not taken on trust."""

from datetime import UTC, date, datetime

import pytest
from archives import Held, Service

from newsspider.errors import RecoveryError
from newsspider.recovery.client import Client
from newsspider.recovery.commoncrawl import CommonCrawl
from newsspider.recovery.listed import json_lines, wayback_rows
from newsspider.recovery.pace import Pace
from newsspider.recovery.wayback import Wayback

PAGES = [
    Held("http://a.example.vn/", "20190102030405", "<h1>Trang chủ</h1>".encode()),
    Held("http://a.example.vn/tin/1.html", "20200102030405", b"<h1>cu</h1>"),
    Held("http://a.example.vn/tin/1.html", "20210731070500", b"<h1>moi</h1>"),
    Held("http://a.example.vn/tin/2.html?x=1&y=2", "20210801000000", b"", 404),
    Held("http://b.example.vn/", "20210801000000", b"another host"),
]


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def client(tmp_path, clock):
    pace = Pace(tmp_path / "pace.json", 24, clock=clock, sleep=clock.sleep)
    return Client(pace, "newsspider/test (a@example.vn)")


@pytest.fixture
def service():
    held = Service(held=list(PAGES))
    with held.serving():
        yield held


def test_every_capture_of_a_host_is_listed_page_after_page(client, service):
    found = list(Wayback(client, client, service.home).captures("a.example.vn"))

    assert [(c.url, c.timestamp, c.status) for c in found] == [
        (h.url, h.timestamp, h.status) for h in PAGES[:4]
    ]
    assert found[1].at == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert len(service.asked) == 2


def test_the_bounds_of_time_are_asked_for(client, service):
    list(
        Wayback(client, client, service.home).captures(
            "a.example.vn", since=date(2020, 1, 1), until=date(2021, 1, 1)
        )
    )

    assert "from=20200101&to=20210101" in service.asked[0][1]


def test_bytes_and_head_are_those_of_the_time(client, service):
    wayback = Wayback(client, client, service.home)
    listed = list(wayback.captures("a.example.vn"))

    answers = [wayback.fetch(each) for each in listed]

    assert [(a.url, a.status, a.body) for a in answers] == [
        (h.url, h.status, h.body) for h in PAGES[:4]
    ]
    assert answers[0].headers == (("Content-Type", "text/html; charset=utf-8"),)


def test_a_capture_that_is_gone_is_refused_with_its_address(client, service):
    wayback = Wayback(client, client, service.home)
    [listed, *_] = list(wayback.captures("a.example.vn"))
    service.held.clear()

    with pytest.raises(RecoveryError, match="/web/20190102030405id_/"):
        wayback.fetch(listed)


def test_questions_keep_their_distance_across_processes(tmp_path, service, clock):
    def ask_twice() -> None:
        pace = Pace(tmp_path / "pace.json", 24, clock=clock, sleep=clock.sleep)
        one = Client(pace, "test")
        for _ in range(2):
            one.ask(f"{service.home}/collinfo.json")

    ask_twice()
    ask_twice()

    assert clock.slept == [0.0, 2.5, 2.5, 2.5]


@pytest.mark.parametrize(
    ("refusals", "pauses"),
    [
        ([(429, "7")], [7.0]),
        ([(503, None), (429, None)], [10.0, 30.0]),
        ([(429, "Thu, 01 Jan 1970 00:00:00 GMT")], [2.5]),
        ([(429, "99999999")], [3600.0]),
    ],
)
def test_a_service_that_refuses_is_left_alone_as_long_as_it_says(
    client, service, clock, refusals, pauses
):
    service.refusals = refusals

    answer = client.ask(f"{service.home}/collinfo.json")

    assert answer.status == 200
    assert [round(s, 1) for s in clock.slept[1:]] == pauses


def test_a_service_that_goes_on_refusing_is_given_up(client, service):
    service.refusals = [(429, "1")] * 9

    with pytest.raises(RecoveryError, match="answered 429, 5 times"):
        client.ask(f"{service.home}/collinfo.json")

    assert len(service.asked) == 5


def test_an_answer_that_was_cut_is_asked_for_again(client, service):
    service.cut = 1

    assert client.ask(f"{service.home}/collinfo.json").whole


def test_a_service_that_is_not_there_is_named(client):
    with pytest.raises(RecoveryError, match=r"http://127\.0\.0\.1:9/x"):
        client.ask("http://127.0.0.1:9/x")


def test_common_crawl_hands_out_whole_records(client, service):
    crawl = CommonCrawl(client, client, service.home, service.home)
    _, places = service.warc()

    found = list(crawl.captures("a.example.vn"))

    assert [(c.url, c.offset, c.length) for c in found] == [
        (h.url, offset, length) for h, offset, length in places[:4]
    ]
    assert [len(crawl.record(c)) for c in found] == [length for _, _, length in places[:4]]


def test_a_host_that_was_never_crawled_has_no_captures(client, service):
    assert list(CommonCrawl(client, client, service.home).captures("none.example.vn")) == []


def test_an_index_that_answers_every_page_alike_ends(client, service):
    service.same_page = True

    found = list(CommonCrawl(client, client, service.home).captures("a.example.vn"))

    assert len(found) == service.page


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b'{"a": 1}', b'[["timestamp", "original"], ["2021", "http://a.vn"]]', b"[1]"],
)
def test_what_is_no_index_is_refused(body):
    with pytest.raises(RecoveryError, match="place"):
        wayback_rows(body, "place")


def test_lines_with_a_key_before_the_object_are_read_too():
    line = b'vn,a)/ 20210731070500 {"url": "http://a.vn/", "timestamp": "20210731070500"}'

    assert [c.url for c in json_lines(line, "place")] == ["http://a.vn/"]
    with pytest.raises(RecoveryError, match="place"):
        json_lines(b"vn,a)/ 2021 x", "place")
