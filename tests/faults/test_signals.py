"""Ctrl-C and SIGTERM: the page in hand is finished; a second one stops at once, without loss."""

from __future__ import annotations

import signal
import time

import pytest
from fault_ground import CUT_SHORT, ENDED_WELL


@pytest.mark.parametrize(
    ("by", "requests"),
    [
        (signal.SIGTERM, 9),
        pytest.param(signal.SIGTERM, 1, marks=pytest.mark.faults),
        pytest.param(signal.SIGINT, 2, marks=pytest.mark.faults),
        pytest.param(signal.SIGINT, 20, marks=pytest.mark.faults),
    ],
)
def test_a_signal_finishes_the_page_in_hand_and_prints_the_verdict(
    ground, whole, tmp_path, by, requests
):
    data = tmp_path / "data"
    ground.portal.requests.clear()
    process = ground.start(data)

    ground.interrupt(process, requests, 0.0, by)
    said, _ = process.communicate(timeout=60)
    asked = len(ground.portal.requests)

    assert process.returncode == CUT_SHORT, said
    assert "cut short" in said
    assert asked <= requests + 3
    assert list(data.glob("archive/**/*.open")) == []
    assert ground.crawl(data)[0] == ENDED_WELL
    assert ground.faults(data) == []
    assert ground.kept(data).unlike(whole) == []
    assert max(ground.asked().values()) == 1


@pytest.mark.parametrize(
    ("by", "requests"),
    [
        (signal.SIGTERM, 7),
        pytest.param(signal.SIGINT, 15, marks=pytest.mark.faults),
    ],
)
def test_a_second_signal_stops_at_once_without_loss(ground, whole, tmp_path, by, requests):
    data = tmp_path / "data"
    process = ground.start(data)

    ground.interrupt(process, requests, 0.0, by)
    time.sleep(0.005)
    process.send_signal(by)
    said, _ = process.communicate(timeout=60)

    assert process.returncode == CUT_SHORT, said
    assert ground.crawl(data)[0] == ENDED_WELL
    assert ground.faults(data) == []
    assert ground.kept(data).unlike(whole) == []
