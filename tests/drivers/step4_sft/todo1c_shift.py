"""Asks TODO 1c: a conversation, moved by one against itself."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import TokensOf, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.step4_sft.pairs import advises_on_pairs, both


@in_words("shift({ids}, {labels})")
@returns(
    "input_ids",
    "targets",
    answer={
        "input_ids": "array[20000]",
        "targets": "array[20000]",
        "ids afterwards": "array[20000]",
        "labels afterwards": "array[20000]",
    },
)
@advises_on_pairs
@pictured(TokensOf(("input_ids", "targets")))
def shift(student: types.ModuleType, ids: list[int], labels: list[int]) -> dict[str, Any]:
    """Input and targets; and both lists afterwards."""
    own_ids, own_labels = list(ids), list(labels)
    found = both(student.shift(own_ids, own_labels))
    return found | {
        "ids afterwards": values.ids(own_ids),
        "labels afterwards": values.ids(own_labels),
    }
