"""vlm: the files together are a GPT that sees. Scores and captions are computed here, from weights."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.suite import Mismatch, Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step6_vlm.oracles import (
    GELUS,
    SHAPES,
    drawn_pictures,
    drawn_weights,
    right_captions,
    vlm_logits,
)
from tests.hidden.tensors import check_close

WHOLE_MODEL = 1e-4  # relative, through all layers
STEPS, SEED, UNSEEN = 16, 62, 64
RIGHT = 0.8  # of forty seeds the solution's worst is 0.91; guessing a colour is right in a third


@points(
    5,
    zh="这些文件合起来就是一个会看图的 GPT：同样的权重、同样的图片，给出同样的分数。",
    en="The files together are a GPT that sees: with the same weights and pictures it gives the same scores.",
)
def test_same_scores(student: Student) -> None:
    batches = [[[0, 1], [0, 3], [0, 2]], [[5, 0, 4, 6]], [[0]]]
    answers = [student.scores(seed=61, ids=ids) for ids in batches]
    for answer, ids in zip(answers, batches, strict=True):
        rng = np.random.default_rng(61)
        weights = drawn_weights(rng)
        images, _ = drawn_pictures(rng, len(ids))
        exact, by_tanh = (vlm_logits(weights, images, np.array(ids), gelu) for gelu in GELUS)
        with drawn(partial(matrix_series, answer, exact)):
            try:
                check_close(answer["logits"], exact, WHOLE_MODEL)
            except Mismatch as mismatch:
                try:
                    check_close(answer["logits"], by_tanh, WHOLE_MODEL)
                except Mismatch:
                    raise mismatch from None


@points(
    5,
    zh="训练几步之后，模型说得出没见过的图片上是什么颜色；损失下降。",
    en="After a few steps of training the model says which colour is on pictures that it has never seen; the loss falls.",
)
def test_says_what_it_sees(student: Student) -> None:
    answer = student.learned(seed=SEED, steps=STEPS)
    weights = {}
    for name, shape in SHAPES.items():
        found = answer["weights"][name]
        found.all_close(np.zeros(shape, dtype=np.float32), atol=1e6)
        weights[name] = np.asarray(found.value, dtype=np.float64)
    images, said = drawn_pictures(np.random.default_rng(SEED + 1000), UNSEEN)
    right = right_captions(weights, images, said)
    if right < RIGHT:
        raise answer.refuse(
            zh=f"{UNSEEN} 张没见过的图片里，说对了 {right:.0%}；应至少 {RIGHT:.0%}",
            en=f"of {UNSEEN} unseen pictures {right:.0%} were named rightly; at least {RIGHT:.0%} should be",
            got=round(right, 4),
        )
