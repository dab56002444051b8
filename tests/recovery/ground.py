"""A portal that is gone, what archives hold of it, and a road to it without waiting."""

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime

from archives import Held

from newsspider.demo.content import articles, edited
from newsspider.demo.markup import article_page, listing_page, page
from newsspider.families import detected
from newsspider.keeper import Keeper
from newsspider.recovery.client import Client
from newsspider.recovery.commoncrawl import CommonCrawl
from newsspider.recovery.history import History
from newsspider.recovery.offers import of_commoncrawl, of_files, of_wayback
from newsspider.recovery.pace import Pace
from newsspider.recovery.road import Road
from newsspider.recovery.wayback import Wayback

PORTAL = detected.portal(
    name="songngan", province="", home="https://songngan.example.vn",
    sections={"tin-tuc": "/tin-tuc/", "chi-dao": "/chi-dao-dieu-hanh/"},
)  # fmt: skip
OLD = "http://www.songngan.example.vn"
FIRST = next(a for a in articles() if a.family == "lacviet")
SECOND = next(a for a in articles() if a.family == "nukeviet")
CORRECTED = edited(FIRST)
NOT_THERE = page("nukeviet", "404", "<p>Không tìm thấy trang</p>").encode()

HELD = [
    Held(f"{OLD}/tin-tuc/", "20260401000000", listing_page("nukeviet", "Tin tức", [(SECOND, 40)], None).encode()),
    Held(OLD + FIRST.path, "20260402000000", article_page(FIRST, 100).encode()),
    Held(OLD + FIRST.path, "20260502000000", article_page(FIRST, 150).encode()),
    Held(OLD + FIRST.path, "20260602000000", article_page(CORRECTED, 170).encode()),
    Held(OLD + SECOND.path, "20260402000001", article_page(SECOND, 0).encode()),
    Held(OLD + SECOND.path, "20260702000000", NOT_THERE, 404),
    Held(OLD + SECOND.path, "20260802000000", NOT_THERE, 404),
    Held(
        f"{OLD}/style.css", "20260401000000", b"body{}", mime="text/css",
        headers=(("Content-Type", "text/css"),),
    ),
    Held(f"{OLD}/cu", "20260401000000", b"", 301, headers=(("Location", f"{OLD}/tin-tuc/"),)),
]  # fmt: skip


def at(stamp):
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def client(data):
    clock = Clock()
    return Client(Pace(data / "pace.json", 600, clock=clock, sleep=clock.sleep), "test")


def wayback(data, home, portal=PORTAL):
    one = client(data)
    return of_wayback(Wayback(one, one, home), portal, None, None)


def commoncrawl(data, home):
    one = client(data)
    return of_commoncrawl(CommonCrawl(one, one, home, home), PORTAL, None, None)


@contextmanager
def keeping(data, series):
    keeper = Keeper.open(data, PORTAL, operator=None, user_agent="test", series=series)
    try:
        yield keeper
    finally:
        keeper.settle()
        keeper.close()


def recover(data, offers, series="recovered-wayback", limit=None):
    """Take what is offered, then read it; what was counted."""
    with keeping(data, series) as keeper:
        road, history = Road(keeper, limit=limit), History(data, keeper)
        try:
            road.take(offers)
        finally:
            history.read()
    return road.taken, history.told


def recover_files(data, read, series="recovered-warc"):
    return recover(data, of_files(read), series)


def rows(data, query, *values):
    connection = sqlite3.connect(data / "newsspider.db")
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def history_of(data, title):
    """The revisions of an article: how it ends, its first and last day, times seen."""
    found = rows(
        data,
        "select r.body, r.first_seen, r.last_seen, r.seen_count from revisions r"
        " join articles a on a.id = r.article_id where a.title = ? order by r.first_seen",
        title,
    )
    return [
        (body.split("\n")[-1], first[:10], last[:10], count) for body, first, last, count in found
    ]


def views_of(data, title):
    return rows(
        data,
        "select substr(o.observed_at, 1, 10), o.role, o.views, o.status from observations o"
        " join articles a on a.id = o.article_id where a.title = ? order by o.observed_at",
        title,
    )
