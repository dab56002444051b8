"""The words of articles and documents, found with and without marks."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlite_utils import Database

from newsspider.model import Article, Attachment, Capture, Role
from newsspider.normalise import normalise
from newsspider.store import schema
from newsspider.store.database import open_store
from newsspider.store.files import StoredDocument, file_seen, save_document, save_file, unread_files
from newsspider.store.search import Question, rebuild, search

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
NFD = unicodedata.normalize("NFD", "Đồng Tháp")
FILE = "http://a.vn/tep/ke%20hoach.pdf"


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path)
    yield store
    store.close()


def told(number=1, title="Tin", body="Đoạn.", *, views="5", portal="a", published="01/11/2026"):
    article = Article(
        url=f"http://a.vn/{number}",
        title=title,
        body=(body,),
        views=views,
        published=published,
        attachments=(Attachment(FILE, "Kế hoạch"),) if "tệp" in body else (),
    )
    return normalise(article, portal=portal, fetched_at=NOON)


def save(store, record, at=NOON):
    return store.save_record(record, capture=None, run=None, seen_at=at)


def found(store, words, **more):
    return [match.title for match in search(store, Question(words=words, **more))]


def keep_document(store, text, *, url=FILE, digest="sha1:A"):
    capture = Capture(
        url=url, portal="a", role=Role.FILE, fetched_at=NOON, ip=None, status=200,
        file="archive/a/1.warc.gz", offset=0, length=9, digest=digest, record_id=f"urn:uuid:{url}",
    )  # fmt: skip
    capture = replace(capture, id=store.save_capture(capture, None))
    save_file(store, capture, url=url, size=9, kind="pdf")
    if text is not None:
        document = StoredDocument(
            digest=digest, kind="pdf", text=text, pages=1, repairs=(), problem=None, detail=None,
            extractor="1", read_at=NOON,
        )  # fmt: skip
        save_document(store, document)
    return capture


@pytest.mark.parametrize(
    "words",
    ["dong thap", "Đồng Tháp", "ĐỒNG THÁP", "đong thap", NFD, '"dong thap"', "thap dong"],
)
def test_words_are_found_with_and_without_marks(store, words):
    save(store, told(1, "Tỉnh Đồng Tháp", "Đoạn văn."))
    save(store, told(2, "Tỉnh Hậu Giang", "Đoạn văn."))

    assert found(store, words) == ["Tỉnh Đồng Tháp"]


def test_what_says_the_words_with_their_marks_comes_first(store):
    save(store, told(1, "Đóng thấp", "Dòng thấp đóng thập đông thập."))
    save(store, told(2, "Tin dài", "Chữ khác. " * 200 + "Ở Đồng Tháp."))

    assert found(store, "đồng tháp") == ["Tin dài", "Đóng thấp"]


def test_words_together_come_before_words_apart(store):
    save(store, told(1, "Apart", "Hậu cần ở Giang, " * 3))
    save(store, told(2, "Together", "Chữ khác. " * 100 + "Về Hậu Giang."))

    assert found(store, "hau giang") == ["Together", "Apart"]


def test_a_quoted_part_stands_together(store):
    save(store, told(1, "Apart", "Hậu cần ở Giang."))

    assert found(store, '"hau giang"') == []


def index(store):
    rows = store.connection.execute("select id, block from article_search_data order by id")
    return [tuple(row) for row in rows]


def test_a_change_of_the_counter_alone_does_not_touch_the_index(store):
    save(store, told(views="5"))
    before = index(store)

    save(store, told(views="9"), NOON + DAY)

    assert store.connection.execute("select views from articles").fetchone()[0] == 9
    assert index(store) == before


def test_a_changed_text_is_found_by_its_new_words_only(store):
    save(store, told(body="Chữ đường cũ."))
    save(store, told(body="Chữ mới."), NOON + DAY)

    assert (found(store, "duong"), found(store, "moi")) == ([], ["Tin"])


def test_an_older_text_told_late_is_not_found(store):
    save(store, told(body="Chữ mới."))
    save(store, told(body="Chữ đường cũ."), NOON - DAY)

    assert (found(store, "duong"), found(store, "moi")) == ([], ["Tin"])


def test_the_index_agrees_with_the_texts_and_can_be_filled_anew(store):
    for number in range(3):
        save(store, told(number, f"Đắk Nông {number}", "Tệp đính kèm: tệp."))
    save(store, told(1, "Đắk Lắk", "Tệp đính kèm: tệp."), NOON + DAY)
    keep_document(store, "Đường đi.")
    before = found(store, "dak"), found(store, "duong")

    rebuild(store)

    assert (found(store, "dak"), found(store, "duong")) == before
    for table in ("article_search", "document_search"):
        store.connection.execute(f"insert into {table} ({table}) values ('integrity-check')")


def test_a_document_is_found_under_the_article_that_links_it(store):
    save(store, told(1, "Kế hoạch năm", "Xem tệp."))
    keep_document(store, "Dòng một.\nXã Đắk Sôr có 12 thôn.")

    (match,) = search(store, Question(words="dak sor"))

    assert (match.title, match.document, match.document_url) == ("Kế hoạch năm", "Kế hoạch", FILE)
    assert match.snippet == "Dòng một. Xã «Đắk Sôr» có 12 thôn."


def test_a_document_read_again_is_found_by_its_new_words_only(store):
    save(store, told(1, "Kế hoạch", "Xem tệp."))
    keep_document(store, "Cũ kỹ.")
    document = store.connection.execute("select digest from documents").fetchone()[0]
    keep_document(store, "Mới mẻ.", digest=document)

    assert (found(store, "cu ky"), found(store, "moi me")) == ([], ["Kế hoạch"])


def test_search_is_bounded_by_portal_and_days(store):
    save(store, told(1, "Một", "Nước sạch.", published="01/10/2026"))
    save(store, told(2, "Hai", "Nước sạch.", published="15/10/2026 08:00"))
    save(store, told(3, "Ba", "Nước sạch.", published=None))
    save(store, told(4, "Bốn", "Nước sạch.", portal="b", published="15/10/2026"))

    assert set(found(store, "nuoc sach")) == {"Một", "Hai", "Ba", "Bốn"}
    assert set(found(store, "nuoc sach", portal="a", since=date(2026, 10, 1))) == {"Một", "Hai"}
    assert found(store, "nuoc sach", since=date(2026, 10, 15), portal="a") == ["Hai"]
    assert found(store, "nuoc sach", until=date(2026, 10, 14)) == ["Một"]
    assert len(found(store, "nuoc sach", limit=2)) == 2


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', '""', "*", "-", "AND", "NOT x", "a OR", "NEAR(", "title:x", "x*", "^x", "(", ")",
     "{title}: x", "'; drop table articles; --", "\x00", "+", "a-b", "đ\ufffd", "%", "\ud800"],
)  # fmt: skip
def test_whatever_is_typed_is_words(store, words):
    save(store, told(1, "Tin", "Đoạn."))

    assert found(store, words) == []


def test_a_file_is_unread_until_its_document_is_kept(store):
    capture = keep_document(store, None)
    other = keep_document(store, None, url="http://a.vn/b.pdf")

    assert [c.url for c in unread_files(store, ("a",), kinds=("pdf",))] == [capture.url]
    assert list(unread_files(store, ("b",), kinds=("pdf",))) == []
    assert list(unread_files(store, (), kinds=("doc",))) == []

    keep_document(store, "Chữ.")

    assert other.digest == capture.digest
    assert list(unread_files(store, (), kinds=("pdf",))) == []


def test_a_file_is_known_since_it_was_captured(store):
    assert file_seen(store, "a", FILE) is None

    keep_document(store, None)

    assert file_seen(store, "a", FILE) == NOON


def test_a_data_folder_of_before_can_be_searched(tmp_path):
    db = Database(tmp_path / "newsspider.db")
    schema.schema.apply(db, stop_before="files_and_search")
    at = "2026-11-01T12:00:00.000000+00:00"
    with db.conn:
        db.execute(
            "insert into articles (id, key, portal, url, title, first_seen, last_seen, last_changed,"
            " revision, digest, extractor, how) values (1, 'a/1', 'a', 'http://a.vn/1', 'Tin', ?, ?, ?,"
            " 1, 'd', '1', '{}')",
            (at, at, at),
        )
        db.execute(
            "insert into revisions (article_id, number, digest, title, body, record, first_seen,"
            " last_seen, seen_count) values (1, 1, 'd', 'Tin', 'Ở Đồng Tháp.', '{}', ?, ?, 1)",
            (at, at),
        )
        db.execute(
            "insert into attachments (article_id, position, url, name) values"
            " (1, 1, 'http://a.vn:80/x.pdf', 'x'), (1, 2, 'mailto:x', 'y')"
        )
    db.close()

    store = open_store(tmp_path)

    assert found(store, "dong thap") == ["Tin"]
    names = store.connection.execute("select file from attachments order by position").fetchall()
    assert [row[0] for row in names] == ["http://a.vn/x.pdf", None]
    store.close()
