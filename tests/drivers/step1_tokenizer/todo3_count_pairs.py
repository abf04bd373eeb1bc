"""Asks TODO 3: the pairs of some words."""

from __future__ import annotations

import types
from typing import Any

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_counts


@in_words("count_pairs({words})")
@returns("counts", answer={"counts": "array[20000]", "* afterwards": "array[20000]"})
@returns_counts("counts")
def count_pairs(student: types.ModuleType, words: list[list[Any]]) -> dict[str, Any]:
    """``words`` are [ids, n] each. What the student's function returns, sorted by pair; and the words afterwards: the
    ids of all one after the other, and per word how many and its n.
    """
    own = [(list(ids), n) for ids, n in words]
    found = values.counts(student.count_pairs(own))
    return {
        "counts": found,
        "ids afterwards": values.ids([number for ids, _ in own for number in ids]),
        "words afterwards": values.ids([size for ids, n in own for size in (len(ids), n)]),
    }
