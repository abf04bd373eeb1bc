"""Asks TODO 4a: the pair to merge."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_pair


@in_words("best_pair({{(left, right): count for left, right, count in {counts}}})")
@returns("pair", answer={"pair": "array[2]", "counts afterwards": "array[20000]"})
@returns_pair("pair")
def best_pair(student: types.ModuleType, counts: list[list[int]]) -> dict[str, Any]:
    """``counts`` are [left, right, count] each, in the dictionary's order. What the student's function returns; and the
    counts afterwards, sorted by pair.
    """
    own = {(left, right): count for left, right, count in counts}
    found = values.pair(student.best_pair(own))
    return {"pair": found, "counts afterwards": values.counts(own)}
