"""What right answers are, by walks over turns, rows and places that share nothing with the solutions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tests.hidden.tensors import Array, Expected, drawn

Turns = Sequence[Sequence[Any]]  # [role, tokens] each
IGNORED = -100


def walked(turns: Turns, user_id: int, assistant_id: int, end_id: int) -> list[tuple[int, bool]]:
    """Each id of a conversation, and whether it counts."""
    if not turns:
        return []
    (role, tokens), *others = turns
    said = role == "assistant"
    mark = assistant_id if said else user_id
    turn = [(mark, False)] + [(token, said) for token in [*tokens, end_id]]
    return turn + walked(others, user_id, assistant_id, end_id)


def conversation(turns: Turns, user_id: int, assistant_id: int, end_id: int) -> list[int]:
    """The ids."""
    return [number for number, _ in walked(turns, user_id, assistant_id, end_id)]


def answer_labels(turns: Turns, end_id: int) -> list[int]:
    """The ids that count, and -100."""
    return [number if counts else IGNORED for number, counts in walked(turns, 0, 0, end_id)]


def flat(turns: Turns) -> list[int]:
    """The turns as the driver hands them back."""
    return [number for role, tokens in turns for number in (int(role == "assistant"), len(tokens), *tokens)]


def collated(examples: Sequence[Sequence[Sequence[int]]], pad_id: int) -> tuple[Array, Array]:
    """int64[B, T] twice, place by place."""
    longest = max(len(ids) for ids, _ in examples)
    inputs, targets = (np.empty((len(examples), longest), dtype=np.int64) for _ in range(2))
    for b, (ids, wanted) in enumerate(examples):
        for t in range(longest):
            inside = t < len(ids)
            inputs[b, t] = ids[t] if inside else pad_id
            targets[b, t] = wanted[t] if inside else IGNORED
    return inputs, targets


def masked_loss(seed: int, vocabulary: int, targets: Sequence[Sequence[int]], scale: float) -> Expected:
    """Place by place, in float64; the gradient of the loss times the driver's drawn number."""
    wanted = np.array(targets)
    logits = drawn(np.random.default_rng(seed), [*wanted.shape, vocabulary], scale)
    times = float(np.random.default_rng(seed + 1).normal(size=()))
    total, back = 0.0, np.zeros(logits.shape)
    count = int((wanted != IGNORED).sum())
    for b, t in np.argwhere(wanted != IGNORED):
        row = logits[b, t]
        top = row.max()
        normaliser = top + np.log(np.exp(row - top).sum())
        total += normaliser - row[wanted[b, t]]
        back[b, t] = np.exp(row - normaliser) / count
        back[b, t, wanted[b, t]] -= 1 / count
    return Expected(np.array(total / count), {"logits": times * back}, {"logits": logits, "targets": wanted})


def answered(
    seed: int, input_ids: Sequence[int], end_id: int, max_new_tokens: int, vocabulary: int
) -> list[int]:
    """What the driver's model says to the end, by its rule: a number that each token read changes."""
    state = seed
    for token in input_ids:
        state = _after(state, token)
    said: list[int] = []
    while len(said) < max_new_tokens:
        likeliest = state % vocabulary
        if likeliest == end_id:
            return said
        said.append(likeliest)
        state = _after(state, likeliest)
    return said


def _after(state: int, token: int) -> int:
    return (31 * state + 7 + token) % 10007
