"""`newsspider recover` as a person types it: in a process of its own, against stand-ins."""

import os
import signal
import subprocess
import sys
import time

import pytest
from ground import FIRST, history_of, rows

from newsspider.archive.reader import archive_files
from newsspider.archive.verify import verify

FINE, WRONG_USE, EMPTY, CUT_SHORT, UNDER_WAY = 0, 2, 4, 6, 8


def environment(data, service):
    return {
        **os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": "http://songngan.example.vn",
        "NEWSSPIDER_WAYBACK": service.home, "NEWSSPIDER_COMMONCRAWL": service.home,
        "NEWSSPIDER_COMMONCRAWL_DATA": service.home,
    }  # fmt: skip


def newsspider(data, service, *words):
    return subprocess.run(
        [sys.executable, "-m", "newsspider", *words], env=environment(data, service),
        capture_output=True, text=True, timeout=120, check=False, cwd=data.parent,
    )  # fmt: skip


def started(data, service, *words):
    return subprocess.Popen(
        [sys.executable, "-m", "newsspider", *words], env=environment(data, service),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=data.parent,
    )  # fmt: skip


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


def replays(service):
    return [path for _, path in service.asked if path.startswith("/web/")]


def state(data):
    """What is known in the end, whatever the road to it."""
    return (
        rows(
            data, "select key, title, status, views, first_seen, last_seen from articles order by 1"
        ),
        history_of(data, FIRST.title),
        rows(data, "select observed_at, role, views, status from observations order by 1, 2"),
        rows(data, "select url, fetched_at, digest from captures order by 1, 2"),
    )


def test_the_table_says_what_was_had(data, service):
    run = newsspider(data, service, "recover", "demo", "--from", "wayback")

    assert run.returncode == FINE, run.stderr
    head, _, row = run.stdout.splitlines()
    told = dict(zip(head.replace("no article", "no_article").split(), row.split(), strict=True))
    assert told == {
        "portal": "demo", "from": "wayback", "listed": "9", "pages": "8", "known": "0",
        "fetched": "8", "refused": "0", "listings": "1", "articles": "4", "new": "2",
        "changed": "1", "unchanged": "1", "gone": "2", "no_article": "0",
    }  # fmt: skip


def test_common_crawl_is_asked_at_its_own_addresses(data, service):
    run = newsspider(data, service, "recover", "demo", "--from", "commoncrawl", "--limit", "2")

    assert run.returncode == FINE, run.stderr
    assert len(rows(data, "select 1 from captures")) == 2


def test_a_list_fetches_nothing_and_shows_what_would_be(data, service):
    run = newsspider(data, service, "recover", "demo", "--from", "wayback", "--list")

    lines = run.stdout.splitlines()
    assert run.returncode == FINE, run.stderr
    assert sum(line.startswith("+ 2026-") for line in lines) == 8
    assert len(lines) == 9
    assert replays(service) == []


def test_a_killed_recovery_goes_on_where_it_was(data, service, tmp_path):
    whole = tmp_path / "whole"
    newsspider(whole, service, "recover", "demo", "--from", "wayback")
    service.asked.clear()

    for seen in (3, 6):
        process = started(data, service, "recover", "demo", "--from", "wayback")
        wait_for(lambda seen=seen: len(replays(service)) >= seen)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    run = newsspider(data, service, "recover", "demo", "--from", "wayback")

    assert run.returncode == FINE, run.stderr
    assert state(data) == state(whole)
    assert [f for path in archive_files(data, "demo") for f in verify(path)] == []


def test_an_interrupted_recovery_says_so_and_keeps_what_it_has(data, service):
    # Slower than any machine: it is interrupted while captures are still to come.
    service.slow = 1.0
    process = started(data, service, "recover", "demo", "--from", "wayback")
    wait_for(lambda: len(replays(service)) >= 3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert process.returncode == CUT_SHORT, err
    assert "Traceback" not in err
    assert "wayback" in out
    assert len(rows(data, "select 1 from captures")) >= 2
    assert not list(data.glob("archive/demo/*.open"))


def test_an_archive_that_is_lost_its_database_is_read_again_to_the_same_history(data, service):
    newsspider(data, service, "recover", "demo", "--from", "wayback")
    before = state(data)
    for path in data.glob("newsspider.db*"):
        path.unlink()

    run = newsspider(data, service, "reextract", "demo")

    assert run.returncode == FINE, run.stderr
    assert state(data) == before


def test_each_row_of_a_dataset_says_where_its_proof_is_from(data, service, tmp_path):
    newsspider(data, service, "recover", "demo", "--from", "wayback")

    run = newsspider(data, service, "export", "demo", "--version", "1")

    assert run.returncode == FINE, run.stderr
    written = (tmp_path / "exports" / "1" / "articles.jsonl").read_text(encoding="utf-8")
    assert written.count(f'"capture_source": "{service.home}/web/2026') == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["recover"], WRONG_USE, "--from"),
        (["recover", "--from", "wayback"], WRONG_USE, "name a portal"),
        (["recover", "demo", "--from", "warc"], WRONG_USE, "takes the files to read"),
        (["recover", "demo", "x.warc", "--from", "wayback"], WRONG_USE, "takes no files"),
        (["recover", "dmeo", "--from", "wayback"], WRONG_USE, "did you mean demo"),
        (["recover", "demo", "--from", "wayback", "--since", "31/7"], WRONG_USE, "no date"),
        (["recover", "demo", "--from", "wayback", "--limit", "0"], WRONG_USE, "no number"),
        (["recover", "demo", "--from", "warc", "none.warc"], 1, "none.warc"),
        (["recover", "demo", "--from", "wacz", "none.wacz"], 1, "none.wacz"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(data, service, words, status, said):
    run = newsspider(data, service, *words)

    assert run.returncode == status, run.stderr
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_a_portal_that_nobody_holds_is_no_success(data, service):
    service.held.clear()

    run = newsspider(data, service, "recover", "demo", "--from", "wayback")

    assert run.returncode == EMPTY


def test_two_at_once_is_refused(data, service):
    service.slow = 1.0
    process = started(data, service, "recover", "demo", "--from", "wayback")
    wait_for(lambda: replays(service))

    second = newsspider(data, service, "recover", "demo", "--from", "wayback")
    process.communicate(timeout=60)

    assert (process.returncode, second.returncode) == (FINE, UNDER_WAY)
