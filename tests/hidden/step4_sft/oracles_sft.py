"""The small model of the whole check, in numpy, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tests.hidden.tensors import Array

WORDS, TONES, LOUD, END, USER, ASSISTANT = 6, 4, 16, 17, 18, 19
VOCABULARY, WIDTH, LONGEST = 21, 16, 4
SHAPES = {"past.weight": (VOCABULARY, WIDTH), "last.weight": (VOCABULARY, WIDTH), "head": (WIDTH, VOCABULARY)}
QUESTIONS = [(word, tone) for word in range(WORDS) for tone in range(12, 12 + TONES)]


def right_answer(word: int, tone: int) -> list[int]:
    """The partner, and one token more where the tone is loud."""
    return [WORDS + (2 + 5 * word) % WORDS] + [LOUD] * (tone > 13)


def scores(weights: Mapping[str, Array], row: Sequence[int]) -> Array:
    """float64[V]: how likely each token is after a row."""
    past = weights["past.weight"][list(row)].sum(axis=0) / 2
    return np.tanh(past + weights["last.weight"][row[-1]]) @ weights["head"]


def share_right(weights: Mapping[str, Array]) -> float:
    """The share of all questions that are answered rightly, token by token, the end included."""
    right = 0
    for word, tone in QUESTIONS:
        row, said = [USER, word, tone, END, ASSISTANT], []
        while len(said) < LONGEST and (not said or said[-1] != END):
            said.append(int(scores(weights, row + said).argmax()))
        right += said == [*right_answer(word, tone), END]
    return right / len(QUESTIONS)


def asked_for(weights: Mapping[str, Array]) -> float:
    """How probable the model finds the assistant's mark behind a question, in the mean: what nobody has to say."""
    found = []
    for word, tone in QUESTIONS:
        numbers = scores(weights, [USER, word, tone, END])
        share = np.exp(numbers - numbers.max())
        found.append(share[ASSISTANT] / share.sum())
    return float(np.mean(found))
