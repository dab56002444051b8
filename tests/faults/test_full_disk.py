"""A disk that refuses: the crawl stops in order, says so, loses nothing, and goes on later."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path

import pytest
from fault_ground import ENDED_WELL, NOT_KEPT


def goes_on(ground, data, whole):
    """What is wrong when the disk has room again."""
    status, said = ground.crawl(data)
    if status != ENDED_WELL:
        return [said]
    return ground.faults(data) + ground.kept(data).unlike(whole)


def limited(size: int):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(1_000, marks=pytest.mark.faults),
        pytest.param(20_000, marks=pytest.mark.faults),
        80_000,
        pytest.param(250_000, marks=pytest.mark.faults),
        pytest.param(400_000, marks=pytest.mark.faults),
    ],
)
def test_files_that_may_not_grow_end_the_crawl_in_order(ground, whole, tmp_path, size):
    data = tmp_path / "data"

    status, said = ground.crawl(data, preexec_fn=limited(size))

    assert status == NOT_KEPT, said
    assert "Traceback" not in said
    assert goes_on(ground, data, whole) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 900 KB of its own, and how to let it grow."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=900k", "none", str(disk)]
    made = subprocess.run(mount, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"NOT TRIED, a full disk: this user may not mount one: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)


@pytest.mark.faults
@pytest.mark.parametrize("room", [0, 100_000, 300_000, 500_000, 700_000])
def test_a_full_disk_ends_the_crawl_in_order(ground, whole, small_disk, room):
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * (900 * 1024 - room))

    status, said = ground.crawl(small_disk / "data")

    assert status == NOT_KEPT, said
    assert "Traceback" not in said
    ballast.unlink()
    remount(small_disk, "size=50m")
    assert goes_on(ground, small_disk / "data", whole) == []


@pytest.mark.faults
def test_a_folder_that_may_only_be_read_is_said_in_one_line(ground, small_disk):
    remount(small_disk, "size=50m")
    data = small_disk / "data"
    ground.crawl(data)
    remount(small_disk, "ro")

    status, said = ground.crawl(data)

    assert status == NOT_KEPT, said
    assert said.splitlines()[-1].startswith("newsspider: cannot"), said
    assert "Traceback" not in said


def test_a_folder_without_the_right_to_write_is_said_in_one_line(ground, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("NOT TRIED, a folder without rights: root may write everywhere")
    tmp_path.chmod(0o500)

    status, said = ground.crawl(tmp_path / "data")

    tmp_path.chmod(0o700)
    assert status == NOT_KEPT, said
    assert said.splitlines()[-1].startswith("newsspider: cannot"), said
