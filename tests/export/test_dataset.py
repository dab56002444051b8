"""Datasets: whole, traceable, and never changed."""

import csv
import hashlib
import json
from datetime import UTC, datetime

import pytest

from newsspider.errors import UsageError
from newsspider.export.dataset import export
from newsspider.model import Article
from newsspider.normalise import normalise
from newsspider.store.database import open_store

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


def test_texts_come_back_from_both_forms_as_they_were(data, tmp_path):
    export(data, tmp_path / "out", version="v1", made_at=NOON)

    folder = tmp_path / "out" / "v1"
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as handle:
        cells = list(csv.DictReader(handle))
    assert [json.loads(line)["title"] for line in lines] == [HOSTILE] * 3
    assert [row["title"] for row in cells] == [HOSTILE] * 3
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
