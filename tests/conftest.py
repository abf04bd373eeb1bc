"""What holds for all tests."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first: with several processes, none of them is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
