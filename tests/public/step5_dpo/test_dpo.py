"""dpo: what you can check yourself. The hidden suite computes the margins of all questions from the weights."""

from __future__ import annotations

import math

from autograder.suite import Student, points


@points(
    0,
    zh="五个文件合起来能训练：损失从 ln 2 开始下降，差距从 0 开始变大。",
    en="The five files train together: the loss begins at ln 2 and falls, the margin begins at 0 and grows.",
)
def test_trains(student: Student) -> None:
    answer = student.train(seed=1, steps=8)
    losses, margins = answer["loss"].value, answer["margin"].value
    numbers = [*losses, *margins]
    if not all(isinstance(each, float) and math.isfinite(each) for each in numbers):
        raise answer.refuse(zh="损失或差距不是数", en="loss or margin is no number", got=str(numbers)[:200])
    if not (abs(losses[0] - math.log(2)) < 1e-4 and losses[-1] < losses[0] - 0.1):
        raise answer["loss"].refuse(
            zh="损失没有从 ln 2 降下来", en="the loss doesn't fall from ln 2", got=losses
        )
    if not (abs(margins[0]) < 1e-4 and margins[-1] > 0.3):
        raise answer["margin"].refuse(
            zh="差距没有从 0 变大", en="the margin doesn't grow from 0", got=margins
        )
