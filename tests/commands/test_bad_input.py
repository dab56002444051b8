"""What is typed wrongly ends with one clear line, an honest status and no traceback."""

import json
import os
import subprocess
import sys

import pytest

from newsspider.demo import serve
from newsspider.demo.server import Faults


def newsspider(folder, *words):
    environment = {**os.environ, "NEWSSPIDER_DATA": str(folder / "data")}
    return subprocess.run(
        [sys.executable, "-m", "newsspider", *words],
        env=environment, capture_output=True, text=True, timeout=60, check=False, cwd=folder,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["crawl", "krongno"], "did you mean krongno_daknong"),
        (["crawl"], "which portal?"),
        (["crawl", "demo", "-a", "since=heute"], "is no day"),
        (["crawl", "demo", "-a", "colour=red"], "unknown argument"),
        (["crawl", "any"], "needs the front page"),
        (["crawl", "any", "-a", "url=nonsense"], "not an http or https URL"),
        (["extract", "missing.html", "--url", "http://a.vn/x"], "cannot read missing.html"),
        (["extract", "--manifest", "none.jsonl"], "cannot read the manifest"),
        (["crwl"], "did you mean crawl"),
    ],
)
def test_wrong_use_is_said_in_one_line(tmp_path, words, said):
    run = newsspider(tmp_path, *words)

    assert run.returncode == 2, run.stderr
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_a_manifest_line_that_is_no_json_is_said_and_passed_over(tmp_path):
    page = "<h1>Khai mạc hội nghị tổng kết năm</h1><p>" + "Nội dung bài viết của chúng tôi. " * 20
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    lines = 'not json\n{"file": "a.html", "url": "http://a.vn/a.html"}\n'
    (tmp_path / "m.jsonl").write_text(lines, encoding="utf-8")

    run = newsspider(tmp_path, "extract", "--manifest", "m.jsonl")

    assert run.returncode == 5
    assert "line 1" in run.stderr
    assert run.stdout.count("\n") == 1


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")

    run = newsspider(tmp_path, "crawl", "demo")

    assert run.returncode == 7
    assert "data folder" in run.stderr
    assert "Traceback" not in run.stderr


def test_newsspider_alone_says_what_to_do_first(tmp_path):
    run = newsspider(tmp_path)

    assert run.returncode == 0
    assert "newsspider demo" in run.stdout


def test_the_schedule_is_a_unit_that_systemd_understands(tmp_path):
    service = newsspider(tmp_path, "schedule", "--service").stdout

    assert "ExecStart=" in service
    assert "[Service]" in service
    assert newsspider(tmp_path, "schedule", "--cron").stdout.startswith("17 * * * * ")


def test_looking_at_a_page_keeps_nothing(tmp_path):
    with serve() as portal:
        article = portal.articles()[0]
        frozen = newsspider(tmp_path, "freeze", portal.url + article.path, "--slug", "one")
        checked = newsspider(tmp_path, "parse", "--nolog", portal.url + article.path)

    expected = json.loads((tmp_path / "frozen" / "any" / "one.json").read_text(encoding="utf-8"))
    assert frozen.returncode == 0, frozen.stderr
    assert (expected["title"], expected["reviewed"]) == (article.title, False)
    assert "Traceback" not in frozen.stderr + checked.stderr
    assert not (tmp_path / "data").exists()


def test_a_page_that_is_no_article_is_not_frozen(tmp_path):
    with serve(faults=Faults(unmarked=True)) as portal:
        run = newsspider(tmp_path, "freeze", portal.url + portal.articles()[0].path)

    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
