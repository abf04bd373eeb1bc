"""What the drivers of conversations share: turns as plain data, and turns as the student's function gets them."""

from __future__ import annotations

from typing import Any

from autograder.model.wire import Opaque
from tests.drivers import values

Turns = list[tuple[str, list[int]]]


def own(turns: list[list[Any]]) -> Turns:
    """Turns of one's own: (role, tokens) each."""
    return [(role, list(tokens)) for role, tokens in turns]


def flat(turns: Turns) -> Any:
    """int64[n]: per turn 0 for the user or 1 for the assistant, how many tokens, and these."""
    rows: list[int] = []
    for role, tokens in turns:
        if not isinstance(tokens, list):
            return Opaque("tokens that are no list any more")
        rows += [int(role == "assistant"), len(tokens), *tokens]
    return values.ids(rows)
