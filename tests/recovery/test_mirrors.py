"""What others keep on disk is read in: WARC, WACZ, HTTrack."""

import zipfile
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from archives import Held, Service

from newsspider.errors import ArchiveError, RecoveryError
from newsspider.recovery.mirrors import httrack, wacz, warc


def ours(url):
    return urlsplit(url).hostname in {"a.example.vn", "www.a.example.vn"}


HELD = [
    Held("http://a.example.vn/tin/1.html", "20210731070500", "<h1>Tin một</h1>".encode()),
    Held("http://www.a.example.vn/tin/2.html", "20210801000000", b"<h1>hai</h1>"),
    Held("http://b.example.vn/", "20210801000000", b"another host"),
]


@pytest.fixture
def file():
    return Service(held=HELD).warc()[0]


def told(fetches):
    return [(f.url, f.fetched_at.strftime("%Y%m%d%H%M%S"), f.response_body) for f in fetches]


def test_a_warc_file_gives_what_it_holds_of_a_host(tmp_path, file):
    (tmp_path / "x.warc.gz").write_bytes(file)

    found = told(warc(tmp_path / "x.warc.gz", ours))

    assert found == [(h.url, h.timestamp, h.body) for h in HELD[:2]]


def test_a_file_that_is_none_is_refused_by_name(tmp_path):
    (tmp_path / "x.warc.gz").write_bytes(b"<html>")

    with pytest.raises(ArchiveError, match=r"x\.warc\.gz"):
        list(warc(tmp_path / "x.warc.gz", ours))


@pytest.mark.parametrize(
    "name", ["archive/data.warc.gz", "../../../escape.warc.gz", "/etc/x.warc.gz"]
)
def test_a_wacz_is_read_and_writes_nothing_where_it_says(tmp_path, file, name):
    bundle = tmp_path / "in" / "x.wacz"
    bundle.parent.mkdir()
    with zipfile.ZipFile(bundle, "w") as packed:
        packed.writestr(name, file)

    found = told(wacz(bundle, ours))

    assert found == [(h.url, h.timestamp, h.body) for h in HELD[:2]]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "x.wacz"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_wacz_is_refused_by_name(tmp_path, content):
    (tmp_path / "x.wacz").write_bytes(content)

    with pytest.raises(RecoveryError, match=r"x\.wacz"):
        list(wacz(tmp_path / "x.wacz", ours))


def test_a_page_that_httrack_made_says_where_it_was_and_when(tmp_path):
    folder = tmp_path / "a.example.vn" / "tin"
    folder.mkdir(parents=True)
    note = (
        "<!-- Mirrored from {} by HTTrack Website Copier/3.x [XR&CO'2014],"
        " Tue, 12 Oct 2021 03:04:05 GMT -->"
    )
    (folder / "1.html").write_text(
        f"<html>{note.format('a.example.vn/tin/1.aspx?id=7')}<p>x</html>"
    )
    (folder / "2.html").write_text(f"<html>{note.format('b.example.vn/')}</html>")
    (folder / "3.html").write_text("<html>of our own</html>")

    [found] = list(httrack(tmp_path, ours))

    assert found.url == "http://a.example.vn/tin/1.aspx?id=7"
    assert found.fetched_at == datetime(2021, 10, 12, 3, 4, 5, tzinfo=UTC)
    assert found.response_body == (folder / "1.html").read_bytes()
    assert found.reconstructed


def test_a_folder_of_another_kind_is_refused_by_name(tmp_path):
    (tmp_path / "1.html").write_text("<html>x</html>")

    with pytest.raises(RecoveryError, match="HTTrack"):
        list(httrack(tmp_path, ours))
