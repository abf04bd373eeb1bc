"""What right answers are, in float64 numpy, with every gradient by hand: a second opinion on formulas of torch's.

Inputs are drawn again from the seed in the order that the drivers say; how, stands in ``tests/hidden/tensors.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
import numpy as np

from autograder.suite import Mismatch, Result
from tests.hidden.tensors import Array, Expected, drawn, sum_weights

IGNORED = -100


def drawn_targets(generator: np.random.Generator, shape: Sequence[int], size: int) -> Array:
    """int64[B, T]: what the driver draws."""
    said = generator.integers(size, size=tuple(shape))
    quiet = generator.random(size=tuple(shape)) >= 0.6
    quiet[:, -1] = False
    said[quiet] = IGNORED
    return said


def log_probs(seed: int, shape: Sequence[int], scale: float) -> Expected:
    """The score of what is said minus log-sum-exp, place by place; the gradient is one-hot minus softmax."""
    generator = np.random.default_rng(seed)
    B, T, V = shape
    logits = drawn(generator, (B, T, V), scale)
    targets = drawn_targets(generator, (B, T), V)
    rows, slopes = log_probs_of(logits, targets)
    weighted = sum_weights(seed, shape[:1])[:, None, None] * slopes
    return Expected(rows, {"logits": weighted}, {"logits": logits, "targets": targets})


def log_probs_of(logits: Array, targets: Array) -> tuple[Array, Array]:
    """float64[B]: each row's log-probability, and its slopes float64[B, T, V] with respect to the logits."""
    B, T, _ = logits.shape
    rows, slopes = np.zeros(B), np.zeros(logits.shape)
    for b in range(B):
        for t in range(T):
            if targets[b, t] == IGNORED:
                continue
            scores = logits[b, t].astype(np.float64)
            shares = np.exp(scores - scores.max())
            rows[b] += scores[targets[b, t]] - scores.max() - np.log(shares.sum())
            slopes[b, t] = -shares / shares.sum()
            slopes[b, t, targets[b, t]] += 1.0
    return rows, slopes


def rewards(seed: int, pairs: int, beta: float) -> Expected:
    """Each reward by itself."""
    generator = np.random.default_rng(seed)
    policy, reference = (drawn(generator, (pairs,), 4.0) for _ in range(2))
    value = np.array([(p - r) * beta for p, r in zip(policy, reference, strict=True)])
    inputs = {"policy_log_probs": policy, "reference_log_probs": reference}
    return Expected(value, {"policy_log_probs": beta * sum_weights(seed, [pairs])}, inputs)


def dpo_losses(seed: int, pairs: int, beta: float, scale: float) -> Expected:
    """The mean of ln(1 + e^(-beta m)); its slope with respect to what was chosen is -beta σ(-beta m) / B."""
    generator = np.random.default_rng(seed)
    names = ("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected")
    four = {each: drawn(generator, (pairs,), scale) for each in names}
    margins = four["policy_chosen"] - four["reference_chosen"]
    margins = margins - (four["policy_rejected"] - four["reference_rejected"])
    slope = -beta * np.exp(-np.logaddexp(0.0, beta * margins)) / pairs * sum_weights(seed, ())
    gradients = {"policy_chosen": slope, "policy_rejected": -slope}
    return Expected(np.array(np.logaddexp(0.0, -beta * margins).mean()), gradients, four)


def loss_at(margin: float, beta: float) -> float:
    """The loss of one pair."""
    return float(np.logaddexp(0.0, -beta * margin))


def metrics_of_drawn(seed: int, pairs: int) -> tuple[Array, Array]:
    """The rewards that the driver draws: chosen, rejected."""
    generator = np.random.default_rng(seed)
    chosen, rejected = (drawn(generator, (pairs,)) for _ in range(2))
    tied = generator.random(pairs) < 0.25
    rejected[tied] = chosen[tied]
    return chosen, rejected


def reference_measures(seed: int, shape: Sequence[int]) -> tuple[Array, dict[str, Array]]:
    """What the driver's odd function says of its model without dropout, float64[B]; the inputs and weights by name."""
    generator = np.random.default_rng(seed)
    vocabulary, width = 6, 4
    embedding, head = drawn(generator, [vocabulary, width]), drawn(generator, [width, vocabulary])
    input_ids = generator.integers(vocabulary, size=tuple(shape))
    targets = drawn_targets(generator, shape, vocabulary)
    by_token = embedding @ (head @ np.arange(1.0, vocabulary + 1))
    values = (by_token[input_ids] * (targets + 200) / 64).sum(axis=1)
    given = {
        "input_ids": input_ids,
        "targets": targets,
        "embedding.weight": embedding.astype(np.float32),
        "head": head.astype(np.float32),
    }
    return values, given


# dpo ------------------------------------------------------------------------------------------------------------

WORDS, VERY, END, VOCABULARY, WIDTH = 6, 6, 7, 8, 16


def first_weights(seed: int) -> dict[str, Array]:
    """The weights that the driver's model begins with."""
    rng = np.random.default_rng(seed)
    past, last = drawn(rng, [VOCABULARY, WIDTH]), drawn(rng, [VOCABULARY, WIDTH])
    head = rng.normal(size=(WIDTH, VOCABULARY)) / 4
    return {name: weight.astype(np.float32) for name, weight in
            {"past.weight": past, "last.weight": last, "head": head}.items()}  # fmt: skip


def answers_log_probs(weights: Mapping[str, Array], ids: Array, begin: int, end: int) -> Array:
    """float64[B]: how likely the model finds the tokens at places begin … end - 1, given those before them."""
    own = {name: weight.astype(np.float64) for name, weight in weights.items()}
    total = np.zeros(len(ids))
    for place in range(begin, end):
        mean = own["past.weight"][ids[:, :place]].mean(axis=1)
        scores = np.tanh(mean + own["last.weight"][ids[:, place - 1]]) @ own["head"]
        total += scores[np.arange(len(ids)), ids[:, place]] - np.logaddexp.reduce(scores, axis=1)
    return total


def margins(policy: Mapping[str, Array], reference: Mapping[str, Array]) -> Array:
    """float64[36]: by how much the policy prefers the preferred answer more than the reference does, for each question."""
    questions = np.array([[a, b] for a in range(WORDS) for b in range(WORDS)])
    first, column = questions[:, :1], np.ones((len(questions), 1), dtype=np.int64)
    preferred = np.concatenate([questions, VERY * column, first, END * column], axis=1)
    other = np.concatenate([questions, first, END * column], axis=1)
    one, two = (
        answers_log_probs(model, preferred, 2, 5) - answers_log_probs(model, other, 2, 4)
        for model in (policy, reference)
    )
    return one - two


# Pictures -------------------------------------------------------------------------------------------------------

Series = dict[str, list[float]]


@contextmanager
def pictured(series: Callable[[], Series]) -> Iterator[None]:
    """A Mismatch that leaves this block carries the series, if there are any; one that passes costs nothing."""
    try:
        yield
    except Mismatch as mismatch:
        found = series()
        if found:
            mismatch.evidence = msgspec.structs.replace(mismatch.evidence, series=found)
        raise


def loss_series(along: Sequence[int], answers: Sequence[Result], beta: float) -> Series:
    """The loss over the margin, as it came back and as it should; nothing where one isn't a finite number."""
    try:
        found = [answer.value for answer in answers]
    except Mismatch:
        return {}
    if not all(isinstance(value, float) and np.isfinite(value) for value in found):
        return {}
    return {
        "margin": [float(each) for each in along],
        "value": found,
        "expected_value": [loss_at(each, beta) for each in along],
    }
