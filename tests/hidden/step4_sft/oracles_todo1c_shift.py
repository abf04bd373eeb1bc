"""What right answers of TODO 1c are: pair by pair."""

from __future__ import annotations

from collections.abc import Sequence


def shifted(ids: Sequence[int], labels: Sequence[int]) -> tuple[list[int], list[int]]:
    """Each id that something follows, and the label of what follows it."""
    read: list[int] = []
    said: list[int] = []
    for after in range(1, len(ids)):
        read.append(ids[after - 1])
        said.append(labels[after])
    return read, said
