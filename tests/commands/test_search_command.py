"""`search` and `documents` as a person types them."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from newsspider.commands.search import shown
from newsspider.model import Article
from newsspider.normalise import normalise
from newsspider.store.database import open_store
from newsspider.store.search import Match

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def newsspider(data, *words):
    return subprocess.run(
        [sys.executable, "-m", "newsspider", *words],
        env={**os.environ, "NEWSSPIDER_DATA": str(data)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("searched") / "data"
    article = Article(
        url="http://a.vn/1", title="Tỉnh Đắk Nông họp", body=("Bàn việc nước sạch.",),
        published="01/11/2026 08:00",
    )  # fmt: skip
    store = open_store(folder)
    told = normalise(article, portal="a", fetched_at=NOON)
    store.save_record(told, capture=None, run=None, seen_at=NOON)
    store.close()
    return folder


def test_a_match_says_when_where_and_what(data):
    run = newsspider(data, "search", "dak", "nong")

    assert run.returncode == 0
    assert run.stdout == (
        "2026-11-01  a  Tỉnh Đắk Nông họp\n    Tỉnh «Đắk Nông» họp\n    http://a.vn/1\n\n"
    )


def test_nothing_found_says_what_was_searched(data):
    run = newsspider(data, "search", 'NEAR("x', "*")

    assert run.returncode == 0
    assert run.stdout.endswith("in 1 articles and 0 documents.\n")
    assert run.stderr == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search"], "give the words"),
        (["search", "***"], "give the words"),
        (["search", "x", "--since", "2026"], "--since '2026' is no date"),
        (["search", "x", "--limit", "0"], "--limit '0' is no number"),
        (["search", "x", "--portal", "nowhere"], "no portal 'nowhere'"),
        (["documents", "nowhere"], "no portal 'nowhere'"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(data, words, told):
    run = newsspider(data, *words)

    assert run.returncode == 2
    assert told in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["search", "x"], ["documents"]])
def test_without_a_database_nothing_is_made(tmp_path, words):
    run = newsspider(tmp_path / "data", *words)

    assert run.returncode == 7
    assert "no newsspider.db" in run.stderr
    assert not (tmp_path / "data").exists()


def test_what_a_portal_printed_cannot_move_a_cursor():
    match = Match(
        portal="a", url="http://a.vn/%1b[2J", title="Tin\x1b[2J", published=None,
        document="\x07tệp", document_url="http://a.vn/%1b]0;x%07", snippet="\u202etext",
    )  # fmt: skip

    assert not set("\x1b\x07\u202e") & set(shown(match))
