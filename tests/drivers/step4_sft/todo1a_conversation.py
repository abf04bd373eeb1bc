"""Asks TODO 1a: a conversation as one row of ids."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids
from tests.drivers.step4_sft.turns import flat, own


@in_words("conversation({turns}, user_id={user_id}, assistant_id={assistant_id}, end_id={end_id})")
@returns("ids", answer={"ids": "array[20000]", "turns afterwards": "array[20000]"})
@returns_ids("ids")
@pictured(TokensOf(("ids",)))
def conversation(
    student: types.ModuleType, turns: list[list[Any]], user_id: int, assistant_id: int, end_id: int
) -> dict[str, Any]:
    """``turns`` are [role, tokens] each. The row of ids, and the turns afterwards (see ``turns.flat``)."""
    given = own(turns)
    found = values.ids(student.conversation(given, user_id, assistant_id, end_id))
    return {"ids": found, "turns afterwards": flat(given)}
