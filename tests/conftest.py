"""What all tests share: how their rows are named."""

from __future__ import annotations


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: packed ones hold the time, and differ between processes."""
    return argname if isinstance(val, bytes) else None
