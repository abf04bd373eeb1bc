"""Asks TODO 1: the ids of one text."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids


@in_words("encode({text}, {char_to_id}, unk_id={unk_id})")
@returns(
    "ids",
    answer={
        "ids": "array[20000]",
        "characters in char_to_id": "text[20000]",
        "ids in char_to_id": "array[20000]",
    },
)
@returns_ids("ids")
@pictured(TokensOf(("ids",)))
def encode(student: types.ModuleType, text: str, char_to_id: dict[str, int], unk_id: int) -> dict[str, Any]:
    """What the student's function returns; and the vocabulary afterwards, its characters and their ids in order."""
    own = dict(char_to_id)
    found = values.ids(student.encode(text, own, unk_id))
    return {
        "ids": found,
        "characters in char_to_id": values.text("".join(map(str, own))),
        "ids in char_to_id": values.ids(list(own.values())),
    }
