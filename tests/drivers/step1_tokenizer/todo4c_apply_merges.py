"""Asks TODO 4c: merges a word with a puppet in the place of TODO 4b, which does something simpler that can be checked.

The puppets find the pair as TODO 4b does, so that the same pairs come up in the same order whoever asks; but they keep
only one side of the word: so no answer to TODO 4b stands here, and it shows whether the function that was handed in is
the one that is used.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

from autograder.model.declared import TokensOf, advises, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids

Puppet = Callable[[list[int], tuple[int, int], int], list[int]]
MOST_CALLS = 500  # no question needs more than 40; a loop without an end stops here


class CalledTooOften(Exception):
    """merge was called again and again: the loop never ends."""


@in_words(
    "apply_merges({ids}, merges, merge)   # merges: [left, right, new_id] = {merges}; merge: a stand-in that {puppet}"
)
@returns(
    "ids",
    answer={"ids": "array[20000]", "merges asked for": "array[20000]", "* afterwards": "array[20000]"},
)
@returns_ids("ids")
@advises(
    "merges asked for",
    r"array\[\d+, 4\] int64",
    zh="每一行是你请 merge 做的一次合并：左、右、新编号、当时的长度。第一行就不同吗？那时词里还有哪几对，哪一对最先学到？",
    en="Each row is a merge that you asked for: left, right, new id, and how long the word was. Is it the first that differs? "
    "Which pairs stood in the word then, and which was learned first?",
)
@pictured(TokensOf(("ids",)))
def apply_merges(
    student: types.ModuleType, ids: list[int], merges: list[list[int]], puppet: str
) -> dict[str, Any]:
    """``merges`` are [left, right, new_id] each, in the dictionary's order; ``puppet`` is "keeps_the_left" (of the
    first place of the pair, which becomes the new id) or "keeps_the_right" (of the last one).

    What the student's function returns; which merges it asked for, int64[n, 4] with a row (left, right, new_id, how
    many ids) each, without those whose pair wasn't there; and both arguments afterwards.
    """
    own_ids = list(ids)
    own_merges = {(left, right): new_id for left, right, new_id in merges}
    asked: list[list[int]] = []
    calls = 0

    def merge(ids: list[int], pair: tuple[int, int], new_id: int) -> list[int]:
        nonlocal calls
        calls += 1
        if calls > MOST_CALLS:
            raise CalledTooOften(f"merge was called more than {MOST_CALLS} times")
        left, right = pair
        places = [i for i in range(len(ids) - 1) if ids[i] == left and ids[i + 1] == right]
        if not places:
            return list(ids)
        asked.append([left, right, new_id, len(ids)])
        if puppet == "keeps_the_left":
            return [*ids[: places[0]], new_id]
        return [new_id, *ids[places[-1] + 2 :]]

    found = values.ids(student.apply_merges(own_ids, own_merges, merge))
    return {
        "ids": found,
        "merges asked for": values.table(asked, 4),
        "ids afterwards": values.ids(own_ids),
        "merges afterwards": values.counts(own_merges),
    }
