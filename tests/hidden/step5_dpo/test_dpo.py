"""dpo: the five files together teach a very small model what is preferred. Margins are computed here, from weights."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Result, Student, points
from tests.hidden.step5_dpo.oracles import first_weights, margins

STEPS, FEW, SEEDS = 8, 2, (61, 62)
SHARE, MEAN = 0.9, 1.0  # of questions, and nats; of forty seeds the solution's worst are 0.97 and 2.9


def weights_in(answer: Result, part: str, seed: int) -> dict[str, np.ndarray]:
    """The weights of that part, each of the right shape and finite."""
    found = answer[part]
    weights = {}
    for name, first in first_weights(seed).items():
        found[name].all_close(first, atol=1e3)
        weights[name] = np.asarray(found[name].value)
    return weights


@points(
    7,
    zh="训练几步之后，对几乎所有的问题（多数没见过），策略都比参考更偏向受喜欢的回答，而且每个随机种子都如此，不是碰巧。",
    en="After a few steps the policy leans towards the preferred answer more than the reference does, for nearly all "
    "questions, most of them unseen, and for every random seed, not by luck.",
)
def test_margins_grow(student: Student) -> None:
    answers = [student.train(seed=seed, steps=STEPS) for seed in SEEDS]
    for seed, answer in zip(SEEDS, answers, strict=True):
        found = margins(weights_in(answer, "policy", seed), first_weights(seed))
        share, mean = float((found > 0).mean()), float(found.mean())
        if not (share >= SHARE and mean >= MEAN):
            raise answer.refuse(
                zh=f"差距大于 0 的问题占 {share:.0%}，平均差距是 {mean:.2f}；应至少是 {SHARE:.0%} 和 {MEAN}",
                en=f"the margin is above 0 for {share:.0%} of the questions, its mean is {mean:.2f}; at least {SHARE:.0%} "
                f"and {MEAN} are expected",
                got=round(mean, 4),
            )


@points(
    3,
    zh="第一步的损失是 ln 2（策略和参考还一样），差距是 0；参考模型从头到尾不变。",
    en="At the first step the loss is ln 2 (policy and reference are still the same) and the margin 0; the reference stays as "
    "it was from beginning to end.",
)
def test_begins_at_the_reference(student: Student) -> None:
    answer = student.train(seed=SEEDS[0], steps=FEW)
    weights_in(answer, "policy", SEEDS[0])
    changed = {"zh": "参考模型变了", "en": "the reference has changed"}
    for name, first in first_weights(SEEDS[0]).items():
        answer["reference"][name].stays(first, **changed)
    losses, means = answer["loss"].value, answer["margin"].value
    begins = isinstance(losses, list) and len(losses) == FEW and isinstance(losses[0], float)
    if not (begins and math.isclose(losses[0], math.log(2), abs_tol=1e-4)):
        raise answer["loss"].refuse(
            zh="第一步的损失不是 ln 2", en="the first loss isn't ln 2", got=losses, expected=math.log(2)
        )
    stands = isinstance(means, list) and len(means) == FEW and isinstance(means[0], float)
    if not (stands and abs(means[0]) < 1e-4):
        raise answer["margin"].refuse(
            zh="第一步的差距不是 0", en="the first margin isn't 0", got=means, expected=0.0
        )
