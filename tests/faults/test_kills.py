"""kill -9 at any moment: the next run goes on, nothing is lost, nothing is doubled.

What must be equal to an unbroken crawl: articles, revisions, journal, and the captures of articles
one by one, because a page that was archived when the kill came is read from there and not fetched
again. Listings are compared as a set: every run asks the sections anew. The server may have been
asked twice for a page whose answer was under way when the kill came, and only for that.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fault_ground import ENDED_WELL, Ground, warcio_check

from newsspider.demo import serve
from newsspider.demo.server import Faults

STILL = Faults(counters_stand=True)


def killed(folder: Path, seeds: range, *, each: int, kills: int) -> list[str]:
    """Crawls that are killed so often and then run to their end; what was wrong afterwards."""
    wrong: list[str] = []
    with serve(faults=STILL, each=each) as portal:
        ground = Ground(portal)
        ground.crawl(folder / "unbroken")
        whole, most = ground.kept(folder / "unbroken"), len(portal.requests)
        for seed in seeds:
            chance, data = random.Random(seed), folder / str(seed)
            portal.requests.clear()
            moments = [ground.kill_somewhere(data, chance, most // kills) for _ in range(kills)]
            status, said = ground.crawl(data)
            found = [said] if status != ENDED_WELL else ground.faults(data)
            found += ground.kept(data).unlike(whole) if status == ENDED_WELL else []
            found += [
                f"asked {count} times for {path}"
                for path, count in ground.asked().items()
                if count > 1 + kills
            ]
            wrong += [f"seed {seed}, killed at {moments}: {each}" for each in found]
    return wrong


def side_by_side(folder: Path, seeds: int, *, each: int, kills: int) -> list[str]:
    """The same, half of the seeds on each of two portals."""
    halves = (range(0, seeds, 2), range(1, seeds, 2))
    with ThreadPoolExecutor() as pool:
        runs = [
            pool.submit(killed, folder / str(number), half, each=each, kills=kills)
            for number, half in enumerate(halves)
        ]
    return [one for run in runs for one in run.result()]


def test_a_crawl_killed_at_a_moment_of_chance_ends_as_if_it_had_not_been(tmp_path):
    wrong = side_by_side(tmp_path, 4, each=6, kills=1)

    assert wrong == []
    assert warcio_check([tmp_path]) == ""


@pytest.mark.faults
def test_forty_crawls_of_the_demo_portal_killed_once(tmp_path):
    wrong = side_by_side(tmp_path, 40, each=22, kills=1)

    assert wrong == []
    assert warcio_check([tmp_path]) == ""


@pytest.mark.faults
def test_four_crawls_of_two_hundred_pages_killed_six_times_each(tmp_path):
    wrong = side_by_side(tmp_path, 4, each=66, kills=6)

    assert wrong == []
    assert warcio_check([tmp_path]) == ""
