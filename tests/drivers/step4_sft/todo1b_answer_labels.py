"""Asks TODO 1b: what counts in a conversation."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids
from tests.drivers.step4_sft.turns import flat, own


@in_words("answer_labels({turns}, end_id={end_id})")
@returns("labels", answer={"labels": "array[20000]", "turns afterwards": "array[20000]"})
@returns_ids("labels")
@pictured(TokensOf(("labels",)))
def answer_labels(student: types.ModuleType, turns: list[list[Any]], end_id: int) -> dict[str, Any]:
    """``turns`` are [role, tokens] each. The row of labels, and the turns afterwards (see ``turns.flat``)."""
    given = own(turns)
    found = values.ids(student.answer_labels(given, end_id))
    return {"labels": found, "turns afterwards": flat(given)}
