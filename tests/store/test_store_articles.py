"""Articles, revisions and the frontier in the database."""

from datetime import UTC, datetime, timedelta

import pytest

from newsspider.errors import DataFolderError, StoreError
from newsspider.model import Article, Role
from newsspider.normalise import normalise
from newsspider.store.articles import Outcome
from newsspider.store.database import open_store
from newsspider.store.frontier import Queued
from newsspider.store.queue import Queue

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def record(body="Đoạn văn.", views="Lượt xem: 5"):
    article = Article(
        url="http://a.vn/x", title="Tiêu đề", body=(body,), views=views, how={"title": "t"}
    )
    return normalise(article, portal="a", fetched_at=NOON)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path)
    yield store
    store.close()


def save(store, told, at):
    return store.save_record(told, capture=None, run=None, seen_at=at)


def test_the_same_text_seen_again_is_one_revision(store):
    assert save(store, record(), NOON).outcome is Outcome.NEW
    assert save(store, record(views="Lượt xem: 9"), NOON + HOUR).outcome is Outcome.UNCHANGED

    rows = store.connection.execute("select seen_count from revisions").fetchall()
    views = store.connection.execute("select views from observations order by observed_at")
    assert [row[0] for row in rows] == [2]
    assert [row[0] for row in views] == [5, 9]


def test_another_text_is_another_revision(store):
    save(store, record(), NOON)

    saved = save(store, record("Đoạn văn đã sửa."), NOON + HOUR)

    assert (saved.outcome, saved.revision) == (Outcome.CHANGED, 2)
    body = store.connection.execute("select body from article_bodies").fetchone()[0]
    assert body == "Đoạn văn đã sửa."


def test_an_older_visit_told_late_does_not_replace_the_newer_text(store):
    save(store, record("Mới."), NOON)

    saved = save(store, record("Cũ."), NOON - HOUR)

    assert saved.outcome is Outcome.CHANGED
    assert store.connection.execute("select body from article_bodies").fetchone()[0] == "Mới."


def test_an_article_is_withdrawn_only_after_two_visits_apart(store):
    save(store, record(), NOON)
    gone = {"capture": None, "status": 404}

    assert store.mark_gone("a", "http://a.vn/x", seen_at=NOON + HOUR, **gone)
    assert store.known("a", "http://a.vn/x").status == "missing"
    assert store.mark_gone("a", "http://a.vn/x", seen_at=NOON + 24 * HOUR, **gone)
    assert store.known("a", "http://a.vn/x").status == "withdrawn"
    save(store, record(), NOON + 30 * HOUR)
    assert store.known("a", "http://a.vn/x").status == "live"


def test_a_url_is_queued_once_leased_once_and_comes_back_after_a_kill(store):
    row = Queued(
        portal="a", url="http://a.vn/x", fetch_url="http://a.vn/x", role=Role.ARTICLE, section="s"
    )

    assert Queue(store).offer(row, again_before=None, now=NOON)
    assert not Queue(store).offer(row, again_before=None, now=NOON)
    assert Queue(store).lease("a", NOON).url == "http://a.vn/x"
    assert Queue(store).lease("a", NOON) is None
    assert [task.leased_at for task in Queue(store).leased("a")] == [NOON]
    Queue(store).release("a", "http://a.vn/x")
    assert Queue(store).lease("a", NOON).url == "http://a.vn/x"
    Queue(store).settle("a", "http://a.vn/x", state="done", due=NOON, now=NOON)
    assert not Queue(store).offer(row, again_before=None, now=NOON + HOUR)
    assert Queue(store).offer(row, again_before=NOON + HOUR, now=NOON + HOUR)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(DataFolderError, match="file"):
        open_store(tmp_path / "file" / "data")


def test_a_database_of_a_newer_newsspider_is_refused(store, tmp_path):
    store.connection.execute("pragma user_version = 999")

    with pytest.raises(StoreError, match="newer"):
        open_store(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "newsspider.db").write_bytes(b"not a database" * 100)

    with pytest.raises(StoreError, match="cannot use"):
        open_store(tmp_path)


def test_a_listing_that_was_given_up_is_asked_again_by_the_next_run(store):
    def listing(number):
        url = f"http://a.vn/tin/{number}"
        return Queued(
            portal="a", url=url, fetch_url=url, role=Role.LISTING, section="tin", number=number
        )

    for number in (1, 2):
        Queue(store).offer(listing(number), again_before=None, now=NOON)
        url = Queue(store).lease("a", NOON).url
        later = NOON + 24 * HOUR
        Queue(store).settle("a", url, state="failed", due=later, now=NOON)

    # Declared ones are offered, the others taken up.
    assert Queue(store).offer(listing(1), again_before=NOON + HOUR, now=NOON + HOUR)
    assert not Queue(store).walk_goes_on("a", "tin", 1)
    Queue(store).listings_again("a", before=NOON + 25 * HOUR, now=NOON + HOUR)
    assert Queue(store).walk_goes_on("a", "tin", 1)
    assert {Queue(store).lease("a", NOON + HOUR).number for _ in range(2)} == {1, 2}


def test_what_a_block_had_begun_is_undone_as_a_whole(store):
    row = Queued(portal="a", url="http://a.vn/x", fetch_url="x", role=Role.ARTICLE, section="s")

    def refused():
        with store.write() as db:
            Queue(store).offer(row, again_before=None, now=NOON)
            save(store, record(), NOON)
            db.execute("insert into nowhere values (1)")

    with pytest.raises(StoreError):
        refused()

    assert Queue(store).lease("a", NOON) is None
    assert store.known("a", "http://a.vn/x") is None
