"""What the tests of the road and of the command begin with."""

import pytest
from archives import Service
from ground import HELD


@pytest.fixture
def service():
    """A stand-in of both services that holds what is left of a portal."""
    held = Service(held=list(HELD), page=100)
    with held.serving():
        yield held


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"
