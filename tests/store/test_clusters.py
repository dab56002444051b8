"""Clusters: the same release on several portals."""

import random
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from sqlite_utils import Database

from newsspider.model import Article, Attachment
from newsspider.normalise import normalise
from newsspider.store.clusters import _IN_BAND
from newsspider.store.database import open_store
from newsspider.store.schema import VERSION, schema

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def paragraph(number):
    """A paragraph of forty words, its own for each number, that tells of the same names."""
    chance = random.Random(number)
    onsets, rimes = (
        ["b", "c", "d", "g", "h", "k", "l", "m", "n", "t"],
        ["a", "an", "ong", "inh", "ươi", "êu", "ăm", "iêt"],
    )
    words = [chance.choice(onsets) + chance.choice(rimes) for _ in range(36)]
    return " ".join(["Huyện", "Sông", "Mây", "của", *words])


def record(portal, numbers, title="Huyện Sông Mây làm việc", files=()):
    article = Article(
        url=f"http://{portal}.vn/x",
        title=title,
        body=tuple(paragraph(number) for number in numbers),
        attachments=tuple(Attachment(url, "Tải về") for url in files),
    )
    return normalise(article, portal=portal, fetched_at=NOON)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path)
    yield store
    store.close()


def save(store, told, at=NOON):
    return store.save_record(told, capture=None, run=None, seen_at=at)


def clusters(store):
    return dict(store.connection.execute("select portal, cluster from articles order by portal"))


def test_one_release_on_two_portals_is_one_cluster_named_after_the_least_key(store):
    save(store, record("b", range(4)))
    save(store, record("c", [7, 8, 9]))
    save(store, record("a", range(4)))

    assert clusters(store) == {"a": "a/a.vn/x", "b": "a/a.vn/x", "c": None}


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_a_text_between_two_others_makes_them_one_in_any_order(store, order):
    texts = {"a": range(4), "b": range(1, 5), "c": range(2, 6)}

    for portal in order:
        save(store, record(portal, texts[portal]))

    assert clusters(store) == dict.fromkeys("abc", "a/a.vn/x")


def test_the_ends_of_a_chain_alone_are_no_cluster(store):
    save(store, record("a", range(4)))
    save(store, record("c", range(2, 6)))

    assert clusters(store) == {"a": None, "c": None}


def test_a_changed_text_leaves_its_cluster_and_what_it_held_together_comes_apart(store):
    save(store, record("a", range(4)))
    save(store, record("b", range(1, 5)))
    save(store, record("c", range(2, 6)))

    save(store, record("b", [7, 8, 9]), NOON + HOUR)
    assert clusters(store) == {"a": None, "b": None, "c": None}

    save(store, record("b", range(2, 6)), NOON + 2 * HOUR)
    assert clusters(store) == {"a": None, "b": "b/b.vn/x", "c": "b/b.vn/x"}


def test_a_cluster_that_loses_its_least_key_is_named_after_the_next(store):
    for portal in "abc":
        save(store, record(portal, range(4)))

    save(store, record("a", [7, 8, 9]), NOON + HOUR)

    assert clusters(store) == {"a": None, "b": "b/b.vn/x", "c": "b/b.vn/x"}


def test_a_small_change_keeps_an_article_in_its_cluster(store):
    save(store, record("a", range(4)))
    save(store, record("b", range(4)))

    save(store, record("b", range(5)), NOON + HOUR)

    assert clusters(store) == {"a": "a/a.vn/x", "b": "a/a.vn/x"}


def test_an_older_text_told_late_moves_no_article(store):
    save(store, record("a", range(4)))
    save(store, record("b", [7, 8, 9]), NOON)

    save(store, record("b", range(4)), NOON - HOUR)

    assert clusters(store) == {"a": None, "b": None}


@pytest.mark.parametrize("seed", range(8))
def test_any_history_ends_where_the_last_texts_alone_would(store, tmp_path, seed):
    chance, last = random.Random(seed), {}
    choices = [range(4), range(1, 5), range(2, 6), range(3, 7), [7, 8, 9], [7, 8, 9, 10], []]
    for hour in range(30):
        portal = chance.choice("abcdefgh")
        last[portal] = chance.choice(choices)
        save(store, record(portal, last[portal]), NOON + hour * HOUR)

    fresh = open_store(tmp_path / "fresh")
    for portal, numbers in last.items():
        save(fresh, record(portal, numbers))
    expected = clusters(fresh)
    fresh.close()

    assert any(expected.values())
    assert clusters(store) == expected


def test_more_copies_than_are_compared_are_still_one_cluster(store):
    for number in range(_IN_BAND + 20):
        save(store, record(f"p{number:03}", range(3)))

    save(store, record("p000", [7, 8, 9]), NOON + HOUR)

    found = clusters(store)
    assert found.pop("p000") is None
    assert set(found.values()) == {"p001/p001.vn/x"}


def test_a_calendar_with_another_file_each_week_is_no_cluster(store):
    title = (
        "Lịch công tác của Thường trực Hội đồng nhân dân và lãnh đạo Ủy ban nhân dân huyện Sông Mây"
    )

    save(store, record("a", [], title, ["http://a.vn/tep/tuan-31.pdf"]))
    save(store, record("b", [], title, ["http://b.vn/tep/tuan-32.pdf"]))
    save(store, record("c", [], title, ["http://c.vn/files/tuan-31.pdf"]))

    assert clusters(store) == {"a": "a/a.vn/x", "b": None, "c": "a/a.vn/x"}


def test_a_first_database_is_brought_up_to_date_and_filled_as_articles_are_seen_again(tmp_path):
    old = Database(tmp_path / "newsspider.db")
    schema.apply(old, stop_before="clusters_and_event_dates")
    old.execute("pragma user_version = 1")
    for portal in "ab":
        told = record(portal, range(4))
        old["articles"].insert(
            {
                "key": told.key, "portal": portal, "url": told.url, "title": told.title,
                "first_seen": NOON.isoformat(), "last_seen": NOON.isoformat(),
                "last_changed": NOON.isoformat(), "revision": 1, "digest": told.digest(),
                "extractor": "0", "how": "{}",
            }
        )  # fmt: skip
        old["revisions"].insert(
            {
                "article_id": old.execute("select max(id) from articles").fetchone()[0],
                "number": 1, "digest": told.digest(), "body": "\n".join(told.body), "record": "{}",
                "first_seen": NOON.isoformat(), "last_seen": NOON.isoformat(), "seen_count": 1,
            }
        )  # fmt: skip
    old.close()

    store = open_store(tmp_path)
    assert store.connection.execute("pragma user_version").fetchone()[0] == VERSION
    assert clusters(store) == {"a": None, "b": None}
    for portal in "ab":
        assert save(store, record(portal, range(4)), NOON + HOUR).outcome == "unchanged"
    assert clusters(store) == {"a": "a/a.vn/x", "b": "a/a.vn/x"}
    store.close()
