"""The index by which replay tools find a URL."""

import json

import pytest
from warc_samples import fetch, writer

from newsspider.archive.cdxj import index_lines, key, sorted_index
from newsspider.archive.reader import archive_files, read_capture
from newsspider.errors import ArchiveError


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.caobang.gov.vn/Tin-tuc/?b=2&a=1", "vn,gov,caobang)/tin-tuc?a=1&b=2"),
        (
            "https://stc.example.vn:443/Pages/a.aspx?ItemID=3",
            "vn,example,stc)/pages/a.aspx?itemid=3",
        ),
        ("http://WWW2.x.gov.vn:8080/a/b/", "vn,gov,x:8080)/a/b"),
        ("http://x.vn/%7euser/%C4%90%E1%BB%A7.html", "vn,x)/~user/%c4%90%e1%bb%a7.html"),
        ("http://x.vn/chi-tiet-tin?/slug-x/12", "vn,x)/chi-tiet-tin?/slug-x/12"),
        ("http://x.vn", "vn,x)/"),
        ("http://x.vn/a?", "vn,x)/a"),
        ("http://x.vn/a//b", "vn,x)/a/b"),
        ("http://x.vn./a+b?q=a+b%20c", "vn,x)/a+b?q=a+b%20c"),
        ("http://127.0.0.1:8642/x", "1,0,0,127:8642)/x"),
        ("http://[::1]:80/x", "::1)/x"),
    ],
)
def test_a_url_sorts_by_its_host_from_the_end(url, expected):
    assert key(url) == expected


@pytest.fixture
def archive(tmp_path):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\n\r\n"
    kinds = {"http://b.vn/2": b"text/html; charset=utf-8", "http://a.vn/1": b"application/pdf"}
    kinds["http://a.vn/0"] = b"\x00\xff"
    with writer(tmp_path) as warc:
        captures = [
            warc.write(fetch(url=url, response_head=head % kind)) for url, kind in kinds.items()
        ]
    return tmp_path, captures


def test_each_line_leads_to_its_record(archive):
    data, captures = archive
    [path] = archive_files(data)

    lines = {json.loads(line.split(" ", 2)[2])["url"]: line for line in index_lines(path)}

    for capture in captures:
        found_key, moment, said = lines[capture.url].split(" ", 2)
        told = json.loads(said)
        assert (found_key, moment) == (key(capture.url), "20261124030405")
        assert (int(told["offset"]), int(told["length"])) == (capture.offset, capture.length)
        assert (told["digest"], told["status"]) == (capture.digest, "200")
        assert told["filename"] == path.name
        assert read_capture(data, capture).url == capture.url


def test_a_type_that_is_none_is_unknown(archive):
    data, _ = archive

    kinds = [
        json.loads(line.split(" ", 2)[2])["mime"] for line in index_lines(archive_files(data)[0])
    ]

    assert kinds == ["text/html", "application/pdf", "unk"]


def test_the_index_of_all_files_is_in_order(archive):
    data, _ = archive

    lines = list(sorted_index(archive_files(data)))

    assert lines == sorted(lines)
    assert len(lines) == 3


def test_a_damaged_file_is_not_indexed_in_part(archive):
    data, captures = archive
    [path] = archive_files(data)
    with path.open("r+b") as file:
        file.seek(captures[1].offset + 30)
        file.write(b"\x00" * 8)

    with pytest.raises(ArchiveError, match=path.name):
        list(index_lines(path))
