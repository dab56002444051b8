"""Two crawls at once: of one portal the second steps back; of two portals neither is in the way."""

from __future__ import annotations

import random
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from fault_ground import CUT_SHORT, ENDED_WELL, UNDER_WAY, Ground

from newsspider.demo import serve
from newsspider.demo.server import Faults

STILL = Faults(counters_stand=True)


def test_a_second_crawl_of_a_portal_says_that_one_is_under_way(tmp_path):
    with serve(faults=STILL, each=8) as portal:
        ground = Ground(portal)
        first = ground.start(tmp_path)
        while not portal.requests:
            assert first.poll() is None
        first.send_signal(signal.SIGSTOP)

        status, said = ground.crawl(tmp_path)

        first.send_signal(signal.SIGCONT)
        said_first, _ = first.communicate(timeout=60)
        assert status == UNDER_WAY, said
        assert f"(process {first.pid})" in said
        assert first.returncode == ENDED_WELL, said_first
        assert ground.faults(tmp_path) == []
        assert max(ground.asked().values()) == 1
        assert portal.requests.count("/robots.txt") == 1


@pytest.mark.faults
def test_two_portals_killed_side_by_side_lose_and_double_nothing(tmp_path):
    with serve(faults=STILL) as one, serve(faults=STILL) as other:
        grounds = (Ground(one), Ground(other, "any"))
        for ground in grounds:
            assert ground.crawl(tmp_path / "apart")[0] == ENDED_WELL

        def broken(ground: Ground) -> tuple[int, str]:
            chance = random.Random(ground.name)
            for _ in range(3):
                ground.kill_somewhere(tmp_path / "together", chance, 25)
            return ground.crawl(tmp_path / "together")

        with ThreadPoolExecutor() as pool:
            runs = list(pool.map(broken, grounds))

        for ground, (status, said) in zip(grounds, runs, strict=True):
            assert status == ENDED_WELL, said
            assert ground.faults(tmp_path / "together") == []
            apart = ground.kept(tmp_path / "apart")
            assert ground.kept(tmp_path / "together").unlike(apart) == []


@pytest.mark.faults
def test_a_kill_of_a_portal_that_fails_and_cuts_loses_nothing(tmp_path):
    """The same through a server that answers each 7th request 503 and cuts each 11th short."""
    with serve(faults=STILL) as portal:
        ground = Ground(portal)
        ground.crawl(tmp_path / "smooth")
        portal.faults = Faults(counters_stand=True, fail_every=7, cut_every=11)
        chance = random.Random(7)
        for _ in range(3):
            ground.kill_somewhere(tmp_path / "rough", chance, 25)

        status, said = ground.crawl(tmp_path / "rough")

        assert status in {ENDED_WELL, CUT_SHORT}, said
        assert ground.faults(tmp_path / "rough") == []
        smooth, rough = ground.kept(tmp_path / "smooth"), ground.kept(tmp_path / "rough")
        assert (rough.articles, rough.revisions) == (smooth.articles, smooth.revisions)
        assert (rough.pages, rough.journal) == (smooth.pages, smooth.journal)
