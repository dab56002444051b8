"""`newsspider verify`: silent on a sound archive, precise on one that is not."""

import asyncio
import gzip
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from newsspider.keeper import Keeper
from newsspider.model import Fetch, Role
from newsspider.portals import load

PAGE = b"<p>Song Ngan</p>" * 100


def verify(data, *names):
    return subprocess.run(
        [sys.executable, "-m", "newsspider", "verify", *names],
        env={**os.environ, "NEWSSPIDER_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=data.parent,
    )


def fetch(name, body=PAGE, minute=0):
    return Fetch(
        url=f"http://tin.example.vn/{name}",
        method="GET",
        request_head=b"GET / HTTP/1.1\r\nHost: tin.example.vn\r\n\r\n",
        response_head=b"HTTP/1.1 200 OK\r\n\r\n",
        response_body=body,
        status=200,
        fetched_at=datetime(2026, 11, 24, 3, minute, tzinfo=UTC),
        ip=None,
        portal="demo",
        role=Role.ARTICLE,
    )


@pytest.fixture
def data(tmp_path):
    """Two runs: pages, one of them again, so that a file refers to another."""
    folder = tmp_path / "data"
    for minute in (0, 5):
        keeper = Keeper.open(folder, load("demo"), operator=None, user_agent="x")
        keeper.begin(datetime(2026, 11, 24, tzinfo=UTC), [])
        other = fetch(f"other-{minute}", body=PAGE + b"%d" % minute, minute=minute + 1)
        asyncio.run(keeper.keep(fetch("same", minute=minute)))
        asyncio.run(keeper.keep(other))
        keeper.settle()
        keeper.close()
    return folder


def change(data, statement):
    connection = sqlite3.connect(data / "newsspider.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_archive_verifies(data):
    run = verify(data)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[-1].split() == ["demo", "2", "10", "4", "0"]


def test_a_changed_byte_is_told_with_its_place(data):
    path = sorted(data.glob("archive/demo/*.warc.gz"))[0]
    raw = path.read_bytes()
    members = [b"\x1f\x8b" + part for part in raw.split(b"\x1f\x8b")[1:]]
    changed = gzip.decompress(members[1]).replace(b"Song", b"Sung", 1)
    path.write_bytes(members[0] + gzip.compress(changed, mtime=0) + b"".join(members[2:]))

    run = verify(data)

    assert run.returncode == 9
    assert f"byte {len(members[0])}: the payload is not what its digest says" in run.stderr


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update captures set digest = 'sha1:X' where id = 1", "the database says digest 'sha1:X'"),
        ("update captures set url = 'http://x.vn/' where id = 1", "the database says URL"),
        ("update captures set offset = 7 where id = 1", "the database says offset 7"),
        ("delete from captures where id = 2", "knows nothing of this capture"),
        ("update captures set record_id = 'urn:x' where id = 1", "there is no such record"),
        ("update captures set file = 'archive/demo/no.warc.gz' where id = 1", "no such file"),
    ],
    ids=["digest", "url", "offset", "no-row", "no-record", "no-file"],
)
def test_a_database_that_does_not_agree_is_told(data, statement, told):
    change(data, statement)

    run = verify(data)

    assert run.returncode == 9
    assert told in run.stderr


def test_a_lost_file_is_told_and_so_is_what_refers_into_it(data):
    sorted(data.glob("archive/demo/*.warc.gz"))[0].unlink()

    run = verify(data)

    assert run.returncode == 9
    assert "no such file, and 2 captures point into it" in run.stderr
    assert "WARC-Refers-To names urn:uuid:" in run.stderr


def test_an_archive_that_is_not_there_is_no_sound_one(data, tmp_path):
    assert verify(data, "nowhere").returncode == 7
    assert verify(tmp_path / "nothing").returncode == 7
