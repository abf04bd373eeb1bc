"""Asks TODO 4b: a word with one pair merged."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids


@in_words("merge({ids}, pair=tuple({pair}), new_id={new_id})")
@returns("merged", answer={"merged": "array[20000]", "ids afterwards": "array[20000]"})
@returns_ids("merged")
@pictured(TokensOf(("merged",)))
def merge(student: types.ModuleType, ids: list[int], pair: list[int], new_id: int) -> dict[str, Any]:
    """What the student's function returns; and the ids that it was given, afterwards."""
    own = list(ids)
    left, right = pair
    found = values.ids(student.merge(own, (left, right), new_id))
    return {"merged": found, "ids afterwards": values.ids(own)}
