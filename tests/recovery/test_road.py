"""A portal that is gone is told by what others kept of it, beside what we saw ourselves."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from archives import Held
from ground import (
    CORRECTED,
    FIRST,
    HELD,
    NOT_THERE,
    OLD,
    PORTAL,
    SECOND,
    at,
    commoncrawl,
    history_of,
    keeping,
    recover,
    recover_files,
    rows,
    views_of,
    wayback,
)

from newsspider.archive.reader import archive_files, captures, page_of
from newsspider.archive.verify import verify
from newsspider.demo.markup import article_page, page
from newsspider.errors import ArchiveError, ServiceError
from newsspider.model import Fetch, Role
from newsspider.reading import Reading, read_record
from newsspider.recovery.history import History
from newsspider.recovery.mirrors import httrack, warc


def own_visit(data, article, views, stamp):
    """What a crawl of ours leaves."""
    fetch = Fetch(
        url=PORTAL.home + article.path, method="GET", request_head=b"GET / HTTP/1.1\r\n\r\n",
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        response_body=article_page(article, views).encode(), status=200, fetched_at=at(stamp),
        ip=None, portal=PORTAL.name, role=Role.ARTICLE,
    )  # fmt: skip
    with keeping(data, None) as keeper:
        capture = keeper.writer.write(fetch)
        capture = replace(capture, id=keeper.store.save_capture(capture, None))
        record = read_record(page_of(fetch), PORTAL)
        keeper.save(Reading(record=record, seen_at=capture.fetched_at, capture=capture))


def test_every_page_is_recovered_with_its_revisions_in_order(data, service):
    taken, told = recover(data, wayback(data, service.home))

    assert (taken.listed, taken.pages, taken.fetched, taken.known, taken.refused) == (9, 8, 8, 0, 0)
    assert (told.listings, told.articles, told.new, told.changed, told.unchanged) == (1, 4, 2, 1, 1)
    assert (told.gone, told.no_article, told.damaged) == (2, 0, 0)
    assert history_of(data, FIRST.title) == [
        (FIRST.body[-1], "2026-04-02", "2026-05-02", 2),
        (CORRECTED.body[-1], "2026-06-02", "2026-06-02", 1),
    ]


def test_counters_and_absences_are_observed_at_the_time_of_their_capture(data, service):
    recover(data, wayback(data, service.home))

    assert views_of(data, FIRST.title) == [
        ("2026-04-02", "article", 100, 200),
        ("2026-05-02", "article", 150, 200),
        ("2026-06-02", "article", 170, 200),
    ]
    assert views_of(data, SECOND.title) == [
        ("2026-04-01", "listing", 40, 200),
        ("2026-04-02", "article", None, 200),
        ("2026-07-02", "article", None, 404),
        ("2026-08-02", "article", None, 404),
    ]
    assert rows(data, "select status, views from articles where title = ?", SECOND.title) == [
        ("withdrawn", None)
    ]


def test_each_observation_names_the_capture_that_proves_it(data, service):
    recover(data, wayback(data, service.home))

    found = rows(
        data,
        "select c.source from observations o join captures c on c.id = o.capture_id"
        " where c.fetched_at = o.observed_at",
    )

    assert len(found) == len(rows(data, "select 1 from observations")) == 7
    assert all(source.startswith(f"{service.home}/web/2026") for (source,) in found)


def test_records_say_where_they_are_from_and_stand_in_files_of_their_own(data, service):
    own_visit(data, CORRECTED, 900, "20261001000000")
    recover(data, wayback(data, service.home))

    theirs, ours = archive_files(data, PORTAL.name)

    assert ours.name.startswith("songngan-2026")
    assert theirs.name.startswith("recovered-wayback-songngan-")
    found = [fetch for _, fetch in captures(theirs)]
    assert {(f.url, f.fetched_at, f.response_body) for f in found} == {
        (h.url, at(h.timestamp), h.body) for h in HELD if h.mime == "text/html"
    }
    for fetch in found:
        stamp = f"{fetch.fetched_at:%Y%m%d%H%M%S}"
        assert fetch.origin.uri == f"{service.home}/web/{stamp}id_/{fetch.url}"
        assert fetch.origin.taken_at > fetch.fetched_at
        assert fetch.reconstructed
        assert b"X-Archive" not in fetch.response_head
    assert [fetch.origin for _, fetch in captures(ours)] == [None]
    assert list(verify(ours)) + list(verify(theirs)) == []


def test_files_of_ours_take_nothing_that_others_had(data, service, tmp_path):
    offer = next(wayback(data, service.home))

    with keeping(data, None) as keeper, pytest.raises(ArchiveError, match="files of its own"):
        keeper.writer.write(replace(offer.take(), portal=PORTAL.name))


def test_history_reaches_back_before_our_own_first_visit(data, service):
    own_visit(data, CORRECTED, 900, "20261001000000")
    ours = rows(data, "select key, capture_id, body from articles join article_bodies using (key)")

    _, told = recover(data, wayback(data, service.home))

    assert (told.new, told.changed, told.unchanged) == (1, 1, 2)
    assert history_of(data, FIRST.title) == [
        (FIRST.body[-1], "2026-04-02", "2026-05-02", 2),
        (CORRECTED.body[-1], "2026-06-02", "2026-10-01", 2),
    ]
    [(key, capture, first, last, views)] = rows(
        data,
        "select key, capture_id, first_seen, last_seen, views from articles where title = ?",
        FIRST.title,
    )
    assert [(key, capture)] == [row[:2] for row in ours]
    assert (first[:10], last[:10], views) == ("2026-04-02", "2026-10-01", 900)


def test_the_query_of_the_documentation_tells_who_has_seen_each_text_first(data, service):
    own_visit(data, CORRECTED, 900, "20261001000000")
    recover(data, wayback(data, service.home))
    [query] = re.findall(
        r"```sql\n(.*?)```", Path("docs/recovery.md").read_text("utf-8"), re.DOTALL
    )
    [(key,)] = rows(data, "select key from articles where title = ?", FIRST.title)

    found = rows(data, query.replace(":key", "?"), key)

    assert [(first[:10], count) for first, _, count, *_ in found] == [
        ("2026-04-02", 2),
        ("2026-06-02", 2),
    ]
    assert all(seen_by.startswith(service.home) for *_, seen_by in found)


def test_a_second_run_fetches_nothing_and_changes_nothing(data, service):
    recover(data, wayback(data, service.home))
    before = rows(data, "select * from revisions"), rows(data, "select * from observations")
    service.asked.clear()

    taken, told = recover(data, wayback(data, service.home))

    assert (taken.known, taken.fetched, told.articles) == (8, 0, 0)
    assert [path for _, path in service.asked if path.startswith("/web/")] == []
    assert (
        rows(data, "select * from revisions"),
        rows(data, "select * from observations"),
    ) == before


def test_what_is_read_again_is_told_once(data, service):
    own_visit(data, CORRECTED, 900, "20260515000000")
    recover(data, wayback(data, service.home))
    tables = ("articles", "revisions", "observations", "article_urls")
    before = [rows(data, f"select * from {table}") for table in tables]

    with keeping(data, "recovered-wayback") as keeper:
        history = History(data, keeper)
        history.read_again()

    assert (history.told.articles, history.told.unchanged, history.told.changed) == (4, 4, 0)
    assert [rows(data, f"select * from {table}") for table in tables] == before


def test_a_limit_is_kept_and_the_next_run_goes_on(data, service):
    first, _ = recover(data, wayback(data, service.home), limit=3)
    second, _ = recover(data, wayback(data, service.home))

    assert (first.fetched, second.known, second.fetched) == (3, 3, 5)
    assert len(history_of(data, FIRST.title)) == 2


def test_a_service_that_has_enough_of_us_is_left_alone_and_what_was_had_is_kept(data, service):
    offers = wayback(data, service.home)
    had = [next(offers) for _ in range(3)]

    def then_refused():
        yield from had
        service.refusals = [(429, "1")] * 99
        yield from offers

    with pytest.raises(ServiceError, match="429, 5 times"):
        recover(data, then_refused())

    assert len(service.refusals) == 99 - 5
    assert len(rows(data, "select 1 from captures where read_at is not null")) == 3


def test_a_capture_that_is_not_to_be_had_is_told_and_the_rest_is_taken(data, service):
    offers = list(wayback(data, service.home))
    del service.held[2]

    taken, _ = recover(data, offers)

    assert (taken.fetched, taken.refused) == (7, 1)
    [(code, url)] = rows(data, "select code, url from problems where code like 'recovery%'")
    assert (code, url) == ("recovery.refused", OLD + FIRST.path)


def test_a_neighbour_in_the_place_of_a_capture_is_refused(data, service):
    offers = list(wayback(data, service.home))
    service.neighbour = "20260403000000"

    taken, told = recover(data, offers)

    assert (taken.fetched, taken.refused, told.articles) == (0, 8, 0)


def test_a_body_has_the_coding_that_it_is_handed_out_with(data, service):
    plain = Held(
        OLD + FIRST.path, "20260402000000", article_page(FIRST, 1).encode(),
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    )  # fmt: skip
    service.held = [plain, replace(plain, timestamp="20260403000000", coded=True)]

    _, told = recover(data, wayback(data, service.home))

    assert told.articles == 2
    [path] = archive_files(data, PORTAL.name)
    heads = [fetch.response_head for _, fetch in captures(path)]
    assert [head.count(b"Content-Encoding: gzip") for head in heads] == [0, 1]


def test_common_crawl_gives_records_with_their_heads_and_proves_more_than_a_replay(data, service):
    recover(data, wayback(data, service.home))
    taken, told = recover(data, commoncrawl(data, service.home), "recovered-commoncrawl")
    again, _ = recover(data, wayback(data, service.home))

    assert (taken.fetched, taken.known, told.articles, told.changed) == (8, 0, 4, 0)
    assert (again.fetched, again.known) == (0, 8)
    assert [count for *_, count in history_of(data, FIRST.title)] == [2, 1]
    proofs = rows(
        data, "select c.source from revisions r join captures c on c.id = r.capture_id"
    ) + rows(data, "select c.source from observations o join captures c on c.id = o.capture_id")
    assert len(proofs) == 3 + 7
    assert all("/crawl-data/one.warc.gz#bytes=" in source for (source,) in proofs)
    ours, _ = archive_files(data, PORTAL.name)
    assert {f.reconstructed for _, f in captures(ours)} == {False}
    assert [fault for path in archive_files(data, PORTAL.name) for fault in verify(path)] == []


def test_what_we_have_seen_in_the_same_second_is_not_taken_from_others(data, service):
    own_visit(data, FIRST, 100, HELD[1].timestamp)
    service.held = [replace(HELD[1], url=PORTAL.home + FIRST.path)]

    taken, _ = recover(data, wayback(data, service.home))

    assert (taken.known, taken.fetched) == (1, 0)


def test_a_parked_domain_is_no_article(data, service):
    parked = page("haugiang", "", "<h1>songngan.example.vn</h1><p>Liên hệ mua tên miền này.</p>")
    service.held = [
        Held(f"{OLD}/xay-dung-dang/bai-{n}.html", f"2027010100000{n}", parked.encode())
        for n in range(8)
    ]

    _, told = recover(data, wayback(data, service.home))

    assert (told.articles, told.no_article) == (0, 8)
    assert rows(data, "select 1 from articles") == []


def test_a_domain_that_is_for_sale_is_no_article_and_no_revision(data, service):
    for_sale = "<html><title>{0}</title><h1>{0}</h1><p>This domain is for sale.</p></html>"
    service.held = [
        HELD[1],
        Held(OLD + FIRST.path, "20270101000000", for_sale.format(FIRST.path).encode()),
        Held(OLD + SECOND.path, "20270101000001", for_sale.format(SECOND.path).encode()),
    ]

    _, told = recover(data, wayback(data, service.home))

    assert (told.articles, told.no_article, told.gone) == (1, 2, 0)
    assert len(history_of(data, FIRST.title)) == 1


def test_a_page_that_is_not_found_says_so_also_with_status_200(data, service):
    service.held = [
        HELD[1],
        *(Held(OLD + FIRST.path, f"2026{month}02000000", NOT_THERE) for month in ("08", "09")),
    ]

    _, told = recover(data, wayback(data, service.home))

    assert (told.articles, told.no_article, told.gone) == (1, 2, 2)
    assert rows(data, "select status from articles") == [("withdrawn",)]


def test_a_warc_file_of_another_is_read_in_once(data, service, tmp_path):
    path = tmp_path / "của họ.warc.gz"
    path.write_bytes(service.warc()[0])

    taken, told = recover_files(data, warc(path, PORTAL.has))
    again, _ = recover_files(data, warc(path, PORTAL.has))

    assert (taken.listed, taken.fetched, told.articles, again.known) == (9, 8, 4, 8)
    [ours] = archive_files(data, PORTAL.name)
    uris = [fetch.origin.uri for _, fetch in captures(ours)]
    assert uris[0].startswith("file:c%E1%BB%A7a%20h%E1%BB%8D.warc.gz#bytes=0-")
    assert list(verify(ours)) == []


def test_a_folder_of_httrack_is_read_in(data, tmp_path):
    folder = tmp_path / "mirror"
    folder.mkdir()
    note = "<!-- Mirrored from www.songngan.example.vn{} by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 12 May 2026 03:04:05 GMT -->"
    (folder / "1.html").write_text(article_page(FIRST, 77) + note.format(FIRST.path))

    taken, told = recover_files(data, httrack(folder, PORTAL.has), "recovered-httrack")

    assert (taken.fetched, told.new) == (1, 1)
    assert views_of(data, FIRST.title) == [("2026-05-12", "article", 77, 200)]
    assert rows(data, "select source from captures") == [("file:mirror/1.html",)]


def test_old_addresses_name_the_same_article_as_ours(data, service):
    service.held = [
        replace(HELD[1], url=url + FIRST.path, timestamp=f"202604020000{n:02}")
        for n, url in enumerate((
            "http://songngan.example.vn", "http://www.songngan.example.vn:80",
            "https://www.songngan.example.vn", "https://SongNgan.example.vn",
        ))
    ]  # fmt: skip

    _, told = recover(data, wayback(data, service.home))

    assert (told.new, told.unchanged) == (1, 3)
    assert rows(data, "select url from articles") == [(PORTAL.home + FIRST.path,)]
