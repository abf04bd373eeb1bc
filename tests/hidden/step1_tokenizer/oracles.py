"""What right answers are, by slow definitions written independently of the solutions: counting over all positions,
scanning from the left, one word after the other.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

Pair = tuple[int, int]


def encoded(text: str, char_to_id: dict[str, int], unk_id: int) -> list[int]:
    """The id of each character, from a table that has all of them."""
    ids = dict.fromkeys(text, unk_id) | char_to_id
    return [ids[character] for character in text]


def decoded(ids: Sequence[int], id_to_char: dict[int, str], unk: str) -> str:
    """The characters one after the other, from a table that has all of them."""
    characters = dict.fromkeys(ids, unk) | id_to_char
    return "".join(characters[number] for number in ids)


def pair_counts(words: Sequence[Sequence]) -> list[list[int]]:
    """[left, right, count] of each pair, sorted: each word written out as often as it occurs."""
    seen: Counter[Pair] = Counter()
    for ids, n in words:
        for start in range(1, len(ids)):
            seen[ids[start - 1], ids[start]] += n
    return sorted([left, right, count] for (left, right), count in seen.items())


def best(counts: Sequence[Sequence[int]]) -> list[int]:
    """The pair that stands first when sorted by falling count, then by left, then by right id."""
    left, right, _ = sorted(counts, key=lambda row: (-row[2], row[0], row[1]))[0]
    return [left, right]


def merged(ids: Sequence[int], pair: Sequence[int], new_id: int) -> list[int]:
    """Read from the left; whenever what was read last is the pair, and neither was used before, it becomes one."""
    read: list[tuple[int, bool]] = []  # id, whether it was put in
    for number in ids:
        read.append((number, False))
        if read[-2:] == [(pair[0], False), (pair[1], False)]:
            read[-2:] = [(new_id, True)]
    return [number for number, _ in read]


def applied(
    ids: Sequence[int], merges: Sequence[Sequence[int]], puppet: str
) -> tuple[list[int], list[list[int]]]:
    """What the driver's puppet leaves of the ids, and [left, right, new id, length] of each merge: rank by rank, from
    the merge that was learned first to the last.
    """
    left_over: list[int] = list(ids)
    asked: list[list[int]] = []
    for left, right, new_id in sorted(merges, key=lambda merge: merge[2]):
        places = [i for i, both in enumerate(itertools.pairwise(left_over)) if both == (left, right)]
        if not places:
            continue
        asked.append([left, right, new_id, len(left_over)])
        if puppet == "keeps_the_left":
            left_over = [*left_over[: places[0]], new_id]
        else:
            left_over = [new_id, *left_over[places[-1] + 2 :]]
    return left_over, asked


# The whole tokenizer --------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """The words of a text by kinds of characters: digits alone, others in runs of their kind; a single space goes to
    the letters or the punctuation behind it.
    """
    runs = ["".join(run) for _, run in itertools.groupby(text, _kind)]
    words: list[str] = []
    for run in runs:
        kind = _kind(run[0])
        if kind == "digit":
            words += run
        elif kind in ("letter", "other") and words and words[-1] == " ":
            words[-1] += run
        else:
            words.append(run)
    return words


def _kind(character: str) -> str:
    if character == "_":
        return "underscore"
    if character.isspace():
        return "space"
    if character.isdecimal():
        return "digit"
    return "letter" if character.isalnum() else "other"


@lru_cache(maxsize=8)
def learned(text: str, count: int) -> tuple[tuple[int, int, int], ...]:
    """(left, right, new id) of the merges of BPE: every word as often as it occurs, all counted again each time."""
    words = [list(word.encode("utf-8")) for word in words_of(text)]
    merges: list[tuple[int, int, int]] = []
    for new_id in range(256, 256 + count):
        counts = Counter(pair for word in words for pair in itertools.pairwise(word))
        if not counts:
            break
        highest = max(counts.values())
        pair = sorted(pair for pair, n in counts.items() if n == highest)[0]
        merges.append((*pair, new_id))
        words = [merged(word, pair, new_id) for word in words]
    return tuple(merges)


def token_sizes(merges: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """How many bytes each id stands for."""
    sizes = dict.fromkeys(range(256), 1)
    for left, right, new_id in merges:
        sizes[new_id] = sizes[left] + sizes[right]
    return sizes


def tokenized(text: str, merges: Sequence[tuple[int, int, int]]) -> list[int]:
    """The ids of a text: each word's bytes, merged in the order of learning."""
    ids: list[int] = []
    for word in words_of(text):
        rest = list(word.encode("utf-8"))
        for left, right, new_id in merges:
            rest = merged(rest, (left, right), new_id)
        ids += rest
    return ids
