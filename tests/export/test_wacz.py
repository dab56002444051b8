"""WACZ: whole, sealed, and led into by its pages."""

import asyncio
import gzip
import hashlib
import json
import zipfile
from datetime import UTC, datetime

import pytest

from newsspider.archive.reader import captures, read_capture
from newsspider.errors import UsageError
from newsspider.export.wacz import pack
from newsspider.keeper import Keeper
from newsspider.model import Article, Fetch, Role
from newsspider.normalise import normalise
from newsspider.portals import load
from newsspider.reading import Reading

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def fetched(number: int, role: Role) -> Fetch:
    return Fetch(
        url=f"http://a.vn/{number}", method="GET", request_head=b"GET / HTTP/1.1\r\n\r\n",
        response_head=HEAD, response_body=f"<p>Bài số {number}</p>".encode() * 90, status=200,
        fetched_at=NOON, ip="192.0.2.1", portal="demo", role=role,
    )  # fmt: skip


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    keeper = Keeper.open(folder, load("demo"), operator=None, user_agent="test")
    keeper.begin(NOON, ["test"])
    asyncio.run(keeper.keep(fetched(0, Role.LISTING)))
    for number in (1, 2):
        capture = asyncio.run(keeper.keep(fetched(number, Role.ARTICLE)))
        article = Article(url=capture.url, title=f"Tin số {number}", lead="Sapô", body=("Một.",))
        record = normalise(article, portal="demo", fetched_at=NOON)
        keeper.save(Reading(record=record, seen_at=NOON, capture=capture))
    keeper.settle()
    keeper.close()
    return folder


@pytest.fixture
def bundle(data, tmp_path):
    packed = pack(data, "demo", tmp_path / "demo.wacz", title="Demo", made_at=NOON)
    with zipfile.ZipFile(packed.path) as opened:
        yield opened


def test_every_file_inside_is_named_with_its_digest_and_size(bundle):
    package = json.loads(bundle.read("datapackage.json"))
    seal = json.loads(bundle.read("datapackage-digest.json"))

    named = {each["path"]: each for each in package["resources"]}
    assert set(named) == set(bundle.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    for path, each in named.items():
        content = bundle.read(path)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["bytes"] == len(content)
    assert (package["wacz_version"], package["profile"]) == ("1.1.1", "data-package")
    assert seal["hash"] == f"sha256:{hashlib.sha256(bundle.read('datapackage.json')).hexdigest()}"


def test_what_replay_reads_in_ranges_is_stored_as_it_is(bundle):
    stored = {i.filename for i in bundle.infolist() if i.compress_type == zipfile.ZIP_STORED}

    assert {name for name in bundle.namelist() if name.endswith(".gz")} <= stored


def test_no_file_inside_has_an_extra_field_before_it(bundle):
    """Replay in a browser finds a file's bytes by its name's length alone."""
    for info in bundle.infolist():
        bundle.fp.seek(info.header_offset)
        head = bundle.fp.read(30)
        assert int.from_bytes(head[28:30], "little") == 0


def test_the_short_index_names_each_block_of_the_index(bundle):
    index = bundle.read("indexes/index.cdx.gz")
    head, *blocks = bundle.read("indexes/index.idx").decode().splitlines()

    assert json.loads(head.removeprefix("!meta 0 ")) == {
        "format": "cdxj-gzip-1.0",
        "filename": "index.cdx.gz",
    }
    for line in blocks:
        key, moment, said = line.split(" ", 2)
        told = json.loads(said)
        block = index[told["offset"] : told["offset"] + told["length"]]
        assert told["digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
        assert gzip.decompress(block).decode().startswith(f"{key} {moment} ")


def test_articles_and_listings_lead_into_the_archive(bundle):
    head, *pages = map(json.loads, bundle.read("pages/pages.jsonl").decode().splitlines())

    assert head["format"] == "json-pages-1.0"
    assert [(p["url"], p.get("title"), p.get("text")) for p in pages] == [
        ("http://a.vn/0", None, None),
        ("http://a.vn/1", "Tin số 1", "Sapô\nMột."),
        ("http://a.vn/2", "Tin số 2", "Sapô\nMột."),
    ]
    assert {p["ts"] for p in pages} == {"2026-11-01T12:00:00Z"}


def test_its_warc_files_are_those_of_the_archive(bundle, data, tmp_path):
    bundle.extractall(tmp_path / "unpacked")

    [path] = (tmp_path / "unpacked" / "archive").glob("*.warc.gz")
    [capture, *_] = [capture for capture, _ in captures(path)]
    original = data / "archive" / "demo" / path.name
    assert path.read_bytes() == original.read_bytes()
    assert read_capture(path.parent, capture).url == "http://a.vn/0"


def test_a_file_that_exists_is_not_written_over(data, tmp_path):
    (tmp_path / "a.wacz").write_bytes(b"old")

    with pytest.raises(UsageError, match=r"a\.wacz exists"):
        pack(data, "demo", tmp_path / "a.wacz", title="Demo", made_at=NOON)

    assert (tmp_path / "a.wacz").read_bytes() == b"old"


def test_a_portal_without_archive_is_refused_by_name(data, tmp_path):
    with pytest.raises(UsageError, match="no finished WARC file of haugiang"):
        pack(data, "haugiang", tmp_path / "b.wacz", title="Demo", made_at=NOON)

    assert not list(tmp_path.glob("*.wacz*"))
