"""Benchmarks run: a figure that nobody can measure again is worth nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
PAGE = (
    "<html><head><title>Khánh thành cầu</title></head><body><h1>Khánh thành cầu Tân Phước</h1>"
    + "<p>Sáng 5/7/2021, xã Tân Phước khánh thành cây cầu bắc qua kênh Ba, dài 40 mét.</p>" * 9
    + "</body></html>"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two saved pages of one host."""
    host = tmp_path / "pages" / "tin.example.vn"
    host.mkdir(parents=True)
    for name in ("khanh-thanh-cau", "cau-tan-phuoc"):
        (host / f"{name}.html").write_text(PAGE, encoding="utf-8")
    return host.parent


def run(name: str, *words: object) -> str:
    """What a benchmark prints; fails with what it says where it fails."""
    command = [sys.executable, str(BENCHMARKS / f"{name}.py"), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_extraction_is_compared_with_bare_parsing(pages: Path) -> None:
    printed = run("extract", pages, 1)
    assert "2 pages" in printed
    assert re.search(r"^lxml, parsing alone +\d+ +1\.00", printed, re.MULTILINE)
    assert re.search(r"^newsspider +\d+ +\d\.\d\d", printed, re.MULTILINE)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "extract.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"no *.html in {tmp_path}" in done.stderr


def test_memory_is_looked_at_three_times(pages: Path) -> None:
    printed = run("memory", pages, 200)
    assert re.findall(r"^ *(\d+) pages +[\d.]+ MB", printed, re.MULTILINE) == ["20", "100", "200"]


def test_archiving_is_compared_with_fetching_alone() -> None:
    printed = run("wire", 20, 1)
    assert re.findall(r"^(\w+) +[\d.]+ CPU s", printed, re.MULTILINE) == ["alone", "heard", "kept"]


def test_archive_files_are_compared_with_those_of_warcio() -> None:
    printed = run("archive", 20)
    for step in ("write", "read all", "read by offset", "verify"):
        assert re.search(rf"^{step} +\d+/s  warcio +\d+/s", printed, re.MULTILINE)
