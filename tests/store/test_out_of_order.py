"""Visits are told in whatever order archives give them; what is known in the end is the same."""

from datetime import UTC, datetime, timedelta
from itertools import groupby, permutations

import pytest

from newsspider.model import Article, Observation, Role
from newsspider.normalise import normalise
from newsspider.store.database import open_store

START = datetime(2021, 7, 31, tzinfo=UTC)


def at(day):
    return START + timedelta(days=day)


def record(text="A", views=1, url="http://a.vn/x"):
    article = Article(
        url=url, title="Tiêu đề", body=(text,), views=f"Lượt xem: {views}", how={"title": "t"}
    )
    return normalise(article, portal="a", fetched_at=START)


def tell(store, visits, url="http://a.vn/x"):
    """Tell visits (day, text, views) in the order given."""
    for day, text, views in visits:
        told = record(text, views, url)
        store.save_record(told, capture=None, run=None, seen_at=at(day))


def day(stored):
    return (datetime.fromisoformat(stored) - START).days


def article(store, url="http://a.vn/x"):
    return store.connection.execute("select * from articles where url = ?", (url,)).fetchone()


def revisions(store, url="http://a.vn/x"):
    """Text, first and last day, and times seen, in the order of time."""
    rows = store.connection.execute(
        "select r.* from revisions r join articles a on a.id = r.article_id where a.url = ?"
        " order by r.first_seen",
        (url,),
    )
    return [(r["body"], day(r["first_seen"]), day(r["last_seen"]), r["seen_count"]) for r in rows]


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.mark.parametrize("texts", ["AAAAA", "ABCDE", "AABBB", "ABABA", "AABAA", "ABBBA", "ABBCA"])
def test_every_order_of_telling_leaves_the_same_history(store, texts):
    runs = [list(run) for _, run in groupby(enumerate(texts), key=lambda visit: visit[1])]
    history = [(run[0][1], run[0][0], run[-1][0], len(run)) for run in runs]
    visits = [(day, text, 10 * day) for day, text in enumerate(texts)]

    for number, order in enumerate(permutations(visits)):
        url = f"http://a.vn/{number}"
        tell(store, order, url)

        found = article(store, url)
        assert revisions(store, url) == history, order
        assert (day(found["first_seen"]), day(found["last_seen"])) == (0, 4), order
        assert (found["views"], day(found["last_changed"])) == (40, history[-1][1]), order
        current = store.connection.execute(
            "select * from revisions where article_id = ? and number = ?",
            (found["id"], found["revision"]),
        ).fetchone()
        assert (current["body"], day(current["last_seen"])) == (texts[-1], 4), order


def test_a_visit_told_twice_is_counted_once(store):
    tell(store, [(0, "A", 1), (2, "A", 2), (1, "A", 3), (1, "A", 3), (0, "A", 1)])

    assert revisions(store) == [("A", 0, 2, 3)]


def test_an_article_that_was_gone_once_and_came_back_is_live(store):
    tell(store, [(9, "A", 1)])

    for gone in (3, 5):
        store.mark_gone("a", "http://a.vn/x", seen_at=at(gone), capture=None, status=404)

    seen = store.connection.execute("select status from observations order by observed_at")
    assert article(store)["status"] == "live"
    assert [each["status"] for each in seen] == [404, 404, 200]


def test_an_old_view_count_of_a_listing_does_not_replace_the_newest(store):
    tell(store, [(9, "A", 100)])

    old = Observation(
        key=record().key, observed_at=at(1), views=7, comments=None, status=200, capture=None,
        role=Role.LISTING,
    )  # fmt: skip
    store.save_observation(old)

    assert article(store)["views"] == 100
