"""Asks TODO 2: the text of some ids."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_text


@in_words("decode({ids}, dict({id_to_char}), unk={unk})")
@returns(
    "text",
    answer={
        "text": "text[100000]",
        "ids afterwards": "array[20000]",
        "ids in id_to_char": "array[20000]",
        "characters in id_to_char": "text[20000]",
    },
)
@returns_text("text")
def decode(
    student: types.ModuleType, ids: list[int], id_to_char: list[list[Any]], unk: str
) -> dict[str, Any]:
    """``id_to_char`` are [id, character] each. What the student's function returns; and the ids and the vocabulary
    afterwards.
    """
    own_ids, own = list(ids), dict(id_to_char)
    found = values.text(student.decode(own_ids, own, unk))
    return {
        "text": found,
        "ids afterwards": values.ids(own_ids),
        "ids in id_to_char": values.ids(list(own)),
        "characters in id_to_char": values.text("".join(map(str, own.values()))),
    }
