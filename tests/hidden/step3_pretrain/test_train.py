"""train: the six files together in the given loop; the loss on text that the model has not seen must fall."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.model.verdict import Evidence, Text
from autograder.suite import Mismatch, Result, Student, points
from tests.hidden.step3_pretrain.oracles import (
    held_out_loss,
    initial_loss,
    initial_weights,
    reference_training,
)
from tests.hidden.step3_pretrain.pictures import drawn, training_series

STEPS = 5
# Right solutions bring the loss down by about 1 (by 0.6 with the unluckiest seed of many); guessing by character frequency gains nothing on these texts.
SMALLEST_FALL = 0.4


def trained_weights(answer: Result, seed: int) -> dict[str, np.ndarray]:
    """The answer's weights, each of the right shape and finite, as the model's own float32."""
    found = answer["weights"]
    weights = {}
    for name, initial in initial_weights(seed).items():
        found[name].all_close(initial, atol=1e6, any_dtype=True)
        weights[name] = np.asarray(found[name].value).astype(np.float32)
    return weights


@points(
    10,
    zh="六个文件一起训练几步之后，模型在没见过的文本上也猜得更准：损失明显下降，而且每个随机种子都如此，不是碰巧。",
    en="After a few steps of training with your six files, the model guesses better on text it has never seen: the loss "
    "falls clearly, and for every random seed, not by luck.",
)
def test_loss_falls(student: Student) -> None:
    seeds = (71, 72, 73)
    answers = [student.train(seed=seed, steps=STEPS) for seed in seeds]
    for seed, answer in zip(seeds, answers, strict=True):
        with drawn(partial(_picture, answer, seed)):
            before = initial_loss(seed)
            after = held_out_loss(seed, trained_weights(answer, seed))
            if not after < before - SMALLEST_FALL:
                detail = Text(
                    zh=f"没见过的文本上的损失从 {before:.2f} 变成 {after:.2f}，应至少下降 {SMALLEST_FALL}",
                    en=f"the loss on unseen text went from {before:.2f} to {after:.2f}; it should fall by at least "
                    f"{SMALLEST_FALL}",
                )
                raise Mismatch(detail, Evidence(answer.call, got=round(after, 6)))


def _picture(answer: Result, seed: int) -> dict[str, list[float]]:
    return training_series(answer, reference_training(seed, STEPS))
