"""`newsspider new`: from a URL to a declared portal."""

import json
import os
import runpy
import subprocess
import sys

import pytest

from newsspider.declaration import Declaration, module_of, name_of, province_of
from newsspider.demo import serve


def newsspider(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "newsspider", *words],
        env={**os.environ, "NEWSSPIDER_DATA": str(folder / "data")},
        capture_output=True, text=True, timeout=120, check=False, cwd=folder,
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What `new` printed and wrote for a site that is declared nowhere."""
    folder = tmp_path_factory.mktemp("new")
    with serve() as portal:
        run = newsspider(folder, "new", portal.url, "-s", "DOWNLOAD_DELAY=0")
    return portal, folder, run


def test_family_sections_and_articles_are_found(made):
    portal, _, run = made

    assert run.returncode == 0, run.stderr
    assert "family: nukeviet" in run.stdout
    for path in ("/tin-tuc/", "/chi-dao-dieu-hanh/", "/xay-dung-dang/"):
        assert f"{portal.url}{path}" in run.stdout


def test_the_module_that_is_written_is_the_portal(made):
    portal, folder, _ = made
    [module] = folder.glob("*.py")

    written = runpy.run_path(str(module))["portal"]

    assert written.name == module.stem
    assert written.home == portal.url
    assert {"/tin-tuc/", "/chi-dao-dieu-hanh/", "/xay-dung-dang/"} <= set(written.sections.values())
    assert written.sample
    assert written.seen


def test_its_frozen_pages_wait_for_a_person(made):
    _, folder, _ = made

    expected = [json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("frozen/*.json")]

    assert len(expected) == 2
    assert all(each["reviewed"] is False and each["title"] for each in expected)


def test_a_second_time_nothing_is_written_over(made):
    portal, folder, _ = made
    [module] = folder.glob("*.py")
    before = module.read_text(encoding="utf-8")
    with serve(int(portal.url.rpartition(":")[2])):
        run = newsspider(folder, "new", portal.url, "-s", "DOWNLOAD_DELAY=0")

    assert run.returncode == 2
    assert "exists" in run.stderr
    assert module.read_text(encoding="utf-8") == before


def test_a_site_that_is_not_there_is_said_to_be_so(tmp_path):
    run = newsspider(tmp_path, "new", "http://127.0.0.1:9/")

    assert run.returncode == 1
    assert "no page at http://127.0.0.1:9/" in run.stderr
    assert not list(tmp_path.glob("*.py"))


@pytest.mark.parametrize(
    ("home", "name", "province"),
    [
        ("http://snv.daknong.gov.vn/", "snv_daknong", "Đắk Nông"),
        ("https://www.caobang.gov.vn", "caobang", "Cao Bằng"),
        ("https://baria-vungtau.gov.vn", "baria_vungtau", "Bà Rịa - Vũng Tàu"),
        ("https://sotaydangvien.haugiang.dcs.vn", "sotaydangvien_haugiang", "Hậu Giang"),
        ("https://1022.danang.gov.vn", "portal_1022_danang", "Đà Nẵng"),
        ("https://hochiminhcity.gov.vn", "hochiminhcity", ""),
        ("https://example.org", "example_org", ""),
    ],
)
def test_a_host_gives_name_and_province(home, name, province):
    assert name_of(home) == name
    assert province_of(home) == province


def test_nothing_that_a_portal_prints_ends_a_string_of_the_module(tmp_path):
    hostile = '/a"), __import__("os").abort() #\n\u202e\'\\'
    declared = Declaration(
        home="http://x.vn/", family="generic", evidence=hostile,
        sections={hostile: f"http://x.vn{hostile}"}, sample=f"http://x.vn{hostile}", seen="2026-11",
    )  # fmt: skip
    path = tmp_path / "x.py"
    path.write_text(module_of(declared), encoding="utf-8")

    portal = runpy.run_path(str(path))["portal"]

    assert (portal.sections, portal.evidence) == ({hostile: hostile}, hostile)
