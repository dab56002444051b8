"""A small portal to crawl under faults, and what an unbroken crawl of it keeps."""

import pytest
from fault_ground import ENDED_WELL, Ground

from newsspider.demo import serve
from newsspider.demo.server import Faults


@pytest.fixture(scope="module")
def ground():
    with serve(faults=Faults(counters_stand=True), each=8) as portal:
        yield Ground(portal)


@pytest.fixture(scope="module")
def whole(ground, tmp_path_factory):
    data = tmp_path_factory.mktemp("whole") / "data"
    assert ground.crawl(data)[0] == ENDED_WELL
    return ground.kept(data)
