"""sft: the files together teach a very small model to answer. Its answers are computed here, from weights.

A falling loss would prove nothing: with targets that are moved twice it falls, too, and no answer is right.
"""

from __future__ import annotations

import numpy as np

from autograder.suite import Result, Student, points
from tests.hidden.step4_sft.oracles_sft import SHAPES, asked_for, share_right

STEPS, SEEDS = 20, (71, 72)
RIGHT, MARK = 0.75, 0.5


def weights_in(answer: Result) -> dict[str, np.ndarray]:
    """The weights, each of the right shape and finite."""
    weights = {}
    for name, shape in SHAPES.items():
        found = answer["weights"][name]
        found.all_close(np.zeros(shape, dtype=np.float32), atol=1e6)
        weights[name] = np.asarray(found.value, dtype=np.float64)
    return weights


@points(
    7,
    zh="训练几步之后，模型对几乎所有的问题都回答得一字不差，也知道在哪里停；每个随机种子都如此，不是碰巧。",
    en="After a few steps the model answers nearly all questions to the letter and knows where to stop; for every random "
    "seed, not by luck.",
)
def test_answers(student: Student) -> None:
    answers = [student.train(seed=seed, steps=STEPS) for seed in SEEDS]
    for answer in answers:
        right = share_right(weights_in(answer))
        if right < RIGHT:
            raise answer.refuse(
                zh=f"24 个问题里，答对的占 {right:.0%}；应至少是 {RIGHT:.0%}",
                en=f"of 24 questions {right:.0%} are answered rightly; at least {RIGHT:.0%} should be",
                got=round(right, 4),
            )


@points(
    3,
    zh="只有回答在教模型：用户的话和标记是给它的，它不用学着说。",
    en="Only answers teach: what the user says, and the marks, are given to the model; it doesn't learn to say them.",
)
def test_only_answers_teach(student: Student) -> None:
    answer = student.train(seed=SEEDS[0], steps=STEPS)
    weights = weights_in(answer)
    mark = asked_for(weights)
    if share_right(weights) < RIGHT / 2 or mark > MARK:
        raise answer.refuse(
            zh=f"问题之后，模型觉得“轮到助手”这个标记的概率是 {mark:.0%}：它学了不算数的位置，或者没有学会回答",
            en=f"behind a question the model finds the assistant's mark {mark:.0%} probable: it has learned places that "
            "don't count, or hasn't learned to answer",
            got=round(mark, 4),
        )
