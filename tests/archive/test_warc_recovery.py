"""What a killed run, a full disk and a power cut leave can be read, and nothing whole is lost."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warc_samples import SAMPLE, fetch, judged, members, writer

from newsspider.archive.members import Member
from newsspider.archive.reader import archive_files, captures, read_capture
from newsspider.archive.recovery import recover
from newsspider.archive.verify import verify
from newsspider.errors import ArchiveError
from newsspider.model import Capture

HERE = Path(__file__).parent


def _left_open(data: Path, raw: bytes) -> Path:
    """A file as a dead writer leaves it."""
    folder = data / "archive" / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo-20261124030405678-00000-1abcdef01.warc.gz.open"
    path.write_bytes(raw)
    return path


def _written(data: Path, count: int) -> tuple[bytes, list[Capture]]:
    with writer(data) as warc:
        kept = [warc.write(fetch(url=f"http://a.vn/{n}", response_body=b"")) for n in range(count)]
    return (data / kept[0].file).read_bytes(), kept


def _run(code: str, *args: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def test_a_file_cut_at_any_byte_is_mended_to_its_last_whole_record(tmp_path: Path) -> None:
    raw, _ = _written(tmp_path / "whole", 2)
    ends = [*[at for at, _ in members(raw)][1:], len(raw)]

    for cut in range(len(raw) + 1):
        data = tmp_path / str(cut)
        _left_open(data, raw[:cut])
        kept = max([end for end in ends if end <= cut], default=0)

        (mended,) = recover(data / "archive" / "demo")

        assert (mended.kept, mended.lost, mended.damaged) == (kept, cut - kept, 0)
        assert [path.read_bytes() for path in archive_files(data)] == ([raw[:kept]] if kept else [])
        assert [fault for path in archive_files(data) for fault in verify(path)] == []


def test_a_file_that_was_only_not_closed_loses_nothing(tmp_path: Path) -> None:
    raw, kept = _written(tmp_path / "whole", 3)
    path = _left_open(tmp_path, raw)

    (mended,) = recover(path.parent)

    assert (mended.file, mended.lost) == (path.with_name(path.name.removesuffix(".open")), 0)
    assert len(list(captures(mended.file))) == len(kept)
    assert recover(path.parent) == ()


def test_pages_that_a_power_cut_left_empty_do_not_cost_what_follows(tmp_path: Path) -> None:
    raw, kept = _written(tmp_path / "whole", 4)
    hole = kept[1]
    holed = raw[: hole.offset] + bytes(hole.length) + raw[hole.offset + hole.length :]
    path = _left_open(tmp_path, holed + bytes(4096))

    (mended,) = recover(path.parent)

    assert (mended.kept, mended.lost, mended.damaged) == (len(raw), 4096, hole.length)
    found = [one.url for one, _ in captures(mended.file, on_damage=lambda _: None)]
    assert found == [one.url for one in kept if one is not hole]
    assert next(verify(mended.file)).offset == hole.offset


def test_the_file_of_a_living_writer_is_left_alone(tmp_path: Path) -> None:
    with writer(tmp_path) as warc:
        capture = warc.write(SAMPLE)

        assert recover(tmp_path / "archive" / "demo") == ()

        assert read_capture(tmp_path, capture) == SAMPLE
        warc.write(SAMPLE)
    assert len(list(captures(tmp_path / capture.file))) == 2


def test_a_lock_of_another_process_is_respected(tmp_path: Path) -> None:
    path = _left_open(tmp_path, b"torn")
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        assert recover(path.parent) == ()
        assert path.read_bytes() == b"torn"


def test_nothing_to_recover_is_no_error(tmp_path: Path) -> None:
    assert recover(tmp_path / "archive" / "demo") == ()


def test_a_name_that_is_taken_is_not_overwritten(tmp_path: Path) -> None:
    raw, _ = _written(tmp_path / "whole", 1)
    path = _left_open(tmp_path, raw)
    path.with_name(path.name.removesuffix(".open")).write_bytes(b"precious")

    with pytest.raises(ArchiveError, match="is there already"):
        recover(path.parent)

    assert path.with_name(path.name.removesuffix(".open")).read_bytes() == b"precious"


_WRITES_UNTIL_KILLED = """
import sys
from pathlib import Path
from warc_samples import fetch, writer
warc = writer(Path(sys.argv[1]), max_bytes=60_000)
for n in range(1_000_000):
    capture = warc.write(fetch(url=f"http://a.vn/{n}", response_body=bytes(range(256)) * (n % 40)))
    warc.sync()
    print(capture.url, capture.digest, flush=True)
"""


def test_what_was_synced_survives_kill_9_and_every_file_verifies(tmp_path: Path) -> None:
    for attempt in range(10):
        data = tmp_path / str(attempt)
        running = _run(_WRITES_UNTIL_KILLED, data)
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(0.013 * attempt)
        running.send_signal(signal.SIGKILL)
        told = (first + running.stdout.read()).decode().splitlines(keepends=True)
        running.wait(10)

        recover(data / "archive" / "demo")

        found = [f"{c.url} {c.digest}\n" for path in archive_files(data) for c, _ in captures(path)]
        assert [line for line in told if line.endswith("\n") and line not in found] == []
        assert len(found) == len(set(found))
        assert [fault for path in archive_files(data) for fault in verify(path)] == []
        assert not list(data.rglob("*.open"))
    judged(archive_files(data)[-1])


_WRITES_TO_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from newsspider.errors import ArchiveError
from warc_samples import fetch, writer
warc = writer(Path(sys.argv[1]))
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
written = refused = 0
for n in range(20):
    try:
        warc.write(fetch(url=f"http://a.vn/{n}", response_body=bytes(range(256)) * 7))
        written += 1
    except ArchiveError as error:
        refused += 1
        assert "File too large" in str(error) and "warc.gz" in str(error), error
    if refused == 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
warc.close()
print(written, refused)
"""


@pytest.mark.parametrize("limit", [100, 500, 900, 2000, 3001, 3333, 5000])
def test_a_full_disk_is_a_clear_error_and_the_file_stays_whole(tmp_path: Path, limit: int) -> None:
    running = _run(_WRITES_TO_A_FULL_DISK, tmp_path, limit)
    told, _ = running.communicate(timeout=60)

    written, refused = map(int, told.split())

    assert (running.returncode, refused, written) == (0, 3, 17)
    (path,) = archive_files(tmp_path)
    assert path.suffix == ".gz"
    assert len(list(captures(path))) == written
    assert list(verify(path)) == []
    judged(path)


_INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from newsspider.archive import openfile
from warc_samples import SAMPLE, writer
warc = writer(Path(sys.argv[1]))
warc.write(SAMPLE)
write = os.write
def torn(fd, data):
    write(fd, data[:10])
    raise KeyboardInterrupt
openfile.os.write = torn
try:
    warc.write(SAMPLE)
except KeyboardInterrupt:
    openfile.os.write = write
warc.write(SAMPLE)
warc.close()
"""


def test_an_interrupt_between_two_writes_leaves_no_half_record(tmp_path: Path) -> None:
    assert _run(_INTERRUPTED, tmp_path).wait(60) == 0

    (path,) = archive_files(tmp_path)

    assert len(list(captures(path))) == 2
    assert list(verify(path)) == []


def test_a_torn_tail_of_a_file_under_way_does_not_stop_a_reader(tmp_path: Path) -> None:
    raw, kept = _written(tmp_path / "whole", 2)
    path = _left_open(tmp_path, raw[:-5])

    assert [one.url for one, _ in captures(path)] == [one.url for one in kept]
    with path.open("rb") as file:
        assert not Member(file, 0).torn
