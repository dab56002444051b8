"""Datasets: whole, traceable, and never changed."""

import csv
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsspider.errors import UsageError
from newsspider.export.dataset import export
from newsspider.model import Article, Attachment, Capture, Role
from newsspider.normalise import normalise
from newsspider.store.database import open_store
from newsspider.store.files import save_file

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOSTILE = '=HYPERLINK("http://evil") "quoted", Đắk Nông'


@pytest.fixture
def data(tmp_path):
    store = open_store(tmp_path / "data")
    for number in range(3):
        article = Article(url=f"http://a.vn/{number}", title=HOSTILE, body=("Một.", "Hai."))
        told = normalise(article, portal="a", fetched_at=NOON)
        store.save_record(told, capture=None, run=None, seen_at=NOON)
    store.close()
    return tmp_path / "data"


def test_texts_come_back_from_both_forms_and_run_in_neither(data, tmp_path):
    export(data, tmp_path / "out", version="v1", made_at=NOON)

    folder = tmp_path / "out" / "v1"
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as handle:
        cells = list(csv.DictReader(handle))
    assert [json.loads(line)["title"] for line in lines] == [HOSTILE] * 3
    # A spreadsheet would run it: the apostrophe makes it a text.
    assert [row["title"] for row in cells] == ["'" + HOSTILE] * 3
    assert json.loads(cells[0]["body"]) == ["Một.", "Hai."]


def test_the_manifest_proves_the_files(data, tmp_path):
    manifest = export(data, tmp_path / "out", version="v1", made_at=NOON)

    for file in manifest.files:
        body = (tmp_path / "out" / "v1" / file.name).read_bytes()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (file.bytes, file.sha256)
    assert manifest.files[0].rows == 3


def test_a_dataset_is_never_written_over(data, tmp_path):
    export(data, tmp_path / "out", version="v1", made_at=NOON)

    with pytest.raises(UsageError, match="never changed"):
        export(data, tmp_path / "out", version="v1", made_at=NOON)


@pytest.mark.parametrize("version", ["../x", "", ".hidden", "a/b"])
def test_a_version_that_is_no_folder_name_is_refused(data, tmp_path, version):
    with pytest.raises(UsageError):
        export(data, tmp_path / "out", version=version, made_at=NOON)


def rows(folder):
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as handle:
        return [json.loads(line) for line in lines], list(csv.DictReader(handle))


def test_each_row_says_how_its_fields_were_found_and_by_which_reader(tmp_path):
    article = Article(url="http://a.vn/1", title="Tiêu đề", how={"title": "vnpt:.title"})
    told = normalise(article, portal="a", fetched_at=NOON)
    newer = replace(told, how={"title": "generic:look"}, extractor="9.9")
    store = open_store(tmp_path / "data")
    for record in (replace(told, extractor="0.1"), newer):
        store.save_record(record, capture=None, run=None, seen_at=NOON)
    store.close()

    export(tmp_path / "data", tmp_path / "out", version="v1", made_at=NOON)

    (line,), (cells,) = rows(tmp_path / "out" / "v1")
    assert (line["how"], line["extractor"]) == ({"title": "generic:look"}, "9.9")
    assert (json.loads(cells["how"]), cells["extractor"]) == (line["how"], "9.9")


def test_copies_carry_the_same_cluster_and_their_event_a_day(tmp_path):
    lead = "Sáng 31/10, " + "lãnh đạo huyện Sông Mây đã thăm và tặng quà các gia đình; " * 5
    store = open_store(tmp_path / "data")
    for portal, text in (("a", lead), ("b", lead), ("c", "Ngắn.")):
        article = Article(
            url=f"http://{portal}.vn/1", title="Tin", published="01/11/2026", lead=text
        )
        record = normalise(article, portal=portal, fetched_at=NOON)
        store.save_record(record, capture=None, run=None, seen_at=NOON)
    store.close()

    export(tmp_path / "data", tmp_path / "out", version="v1", made_at=NOON)

    lines, cells = rows(tmp_path / "out" / "v1")
    assert [line["cluster"] for line in lines] == ["a/a.vn/1", "a/a.vn/1", None]
    assert [row["cluster"] for row in cells] == ["a/a.vn/1", "a/a.vn/1", ""]
    assert [row["event_date"] for row in cells] == ["2026-10-31", "2026-10-31", ""]


def test_an_attachment_says_where_the_archive_has_it(tmp_path):
    store = open_store(tmp_path / "data")
    article = Article(
        url="http://a.vn/1",
        title="Kế hoạch",
        attachments=(Attachment("http://a.vn/a.pdf", "A"), Attachment("http://a.vn/b.pdf", "B")),
    )
    told = normalise(article, portal="a", fetched_at=NOON)
    store.save_record(told, capture=None, run=None, seen_at=NOON)
    capture = Capture(
        url="http://a.vn/a.pdf", portal="a", role=Role.FILE, fetched_at=NOON, ip=None, status=200,
        file="archive/a/1.warc.gz", offset=7, length=9, digest="sha1:A", record_id="urn:uuid:1",
    )  # fmt: skip
    capture = replace(capture, id=store.save_capture(capture, None))
    save_file(store, capture, url=capture.url, size=5, kind="pdf")
    store.close()

    export(tmp_path / "data", tmp_path / "out", version="v1", made_at=NOON)

    line = json.loads((tmp_path / "out" / "v1" / "articles.jsonl").read_text(encoding="utf-8"))
    archived, other = line["attachments"]
    assert archived == {
        "url": "http://a.vn/a.pdf", "name": "A", "digest": "sha1:A", "bytes": 5, "kind": "pdf",
        "capture_file": "archive/a/1.warc.gz", "capture_offset": 7,
    }  # fmt: skip
    assert set(other) == set(archived)
    assert other["digest"] is None
