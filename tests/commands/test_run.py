"""A scheduled round: what is due is crawled, what is not rests, what fails is said."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from newsspider import portals
from newsspider.commands.run import is_due
from newsspider.demo import serve
from newsspider.store.database import open_store

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def run(folder, url, *names):
    environment = {
        **os.environ,
        "NEWSSPIDER_DATA": str(folder / "data"),
        "NEWSSPIDER_DEMO": url,
        # Whatever host is asked, nothing answers there.
        "http_proxy": "http://127.0.0.1:9",
        "no_proxy": "127.0.0.1",
    }
    return subprocess.run(
        [sys.executable, "-m", "newsspider", "run", "--summary", "s.json", *names],
        env=environment, capture_output=True, text=True, timeout=200, check=False, cwd=folder,
    )  # fmt: skip


def test_one_due_one_resting_and_one_unreachable(tmp_path):
    store = open_store(tmp_path / "data")
    store.begin_run("snv_daknong", datetime.now(UTC), [])
    store.close()

    with serve() as portal:
        done = run(tmp_path, portal.url, "demo", "snv_daknong", "ldld_daknong")

    summary = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    states = {job["portal"]: (job["state"], job["status"]) for job in summary["portals"]}
    assert states == {
        "demo": ("crawled", 0),
        "snv_daknong": ("resting", None),
        "ldld_daknong": ("crawled", 3),
    }
    assert done.returncode == summary["status"] == 3


def test_a_portal_is_due_when_its_cadence_has_passed():
    portal = portals.load("demo")

    assert is_due(portal, None, NOON)
    assert not is_due(portal, NOON - timedelta(hours=3), NOON)
    assert is_due(portal, NOON - timedelta(days=1), NOON)
