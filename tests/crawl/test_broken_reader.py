"""A fault in our own code: the crawl goes on, ends, and says so."""

import os
import sqlite3
import subprocess
import sys

from newsspider.demo import serve

CUT_SHORT = 6
# The reader fails on one page alone, as a bug of ours would.
PROGRAM = """
import newsspider.crawl.visit as visit
whole = visit.read_record
def failing(page, portal, card=None):
    if page.url.endswith("-1022.html"):
        raise ZeroDivisionError("a fault of ours")
    return whole(page, portal, card)
visit.read_record = failing
from newsspider.commands import main
main()
"""


def test_a_fault_of_ours_ends_its_task_and_not_the_crawl(tmp_path):
    with serve() as portal:
        environment = {
            **os.environ,
            "NEWSSPIDER_DATA": str(tmp_path),
            "NEWSSPIDER_DEMO": portal.url,
        }
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, "crawl", "demo"],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    connection = sqlite3.connect(tmp_path / "newsspider.db")
    codes = connection.execute("select code from problems where code like 'bug.%'").fetchall()
    stored = connection.execute("select count(*) from articles").fetchone()
    connection.close()
    assert codes == [("bug.ZeroDivisionError",)]
    assert stored == (65,)
    assert run.returncode == CUT_SHORT, run.stdout + run.stderr
