"""model: the eight files together are a GPT. Logits and losses are computed here, from weights."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Mismatch, Student, points
from tests.hidden.step2_gpt_model.oracles import (
    BLOCK_SIZE,
    GELUS,
    VOCABULARY,
    WHOLE_MODEL,
    cross_entropy,
    model_logits,
    model_shapes,
    model_weights,
)
from tests.hidden.tensors import check_close

STEPS, SEED = 10, 96
LEARNED = 1.2  # nats; of thirty seeds the solution's worst is 0.93
IDS = [[1, 10, 4, 4, 0, 7, 2, 9], [3, 3, 5, 8, 6, 1, 0, 10]]


@points(
    5,
    zh="八个文件合起来就是一个 GPT：同样的权重，给出同样的分数。",
    en="The eight files together are a GPT: with the same weights it gives the same scores.",
)
def test_same_logits(student: Student) -> None:
    batches = [IDS, [IDS[0][:3]], [[5]]]
    answers = [student.logits(seed=95, ids=ids) for ids in batches]
    for answer, ids in zip(answers, batches, strict=True):
        exact, by_tanh = (model_logits(model_weights(95), np.array(ids), gelu=gelu) for gelu in GELUS)
        try:
            check_close(answer["logits"], exact, WHOLE_MODEL)
        except Mismatch as mismatch:
            try:
                check_close(answer["logits"], by_tanh, WHOLE_MODEL)
            except Mismatch:
                raise mismatch from None


@points(
    5,
    zh="刚开始的损失大约是 ln V（随便猜），训练几步之后，模型背下了这一批。",
    en="At the start the loss is about ln V (guessing at random); after a few steps the model knows the batch by heart.",
)
def test_learns_by_heart(student: Student) -> None:
    answer = student.learned(seed=SEED, steps=STEPS)
    rows = np.random.default_rng(SEED).integers(VOCABULARY, size=(2, BLOCK_SIZE + 1))
    inputs, targets = rows[:, :-1], rows[:, 1:]
    answer["logits"].all_close(np.zeros((2, BLOCK_SIZE, VOCABULARY), dtype=np.float32), atol=10.0)
    before = cross_entropy(answer["logits"].value, targets)[0]
    weights = {}
    for name, shape in model_shapes(layers=1).items():
        found = answer["weights"][name]
        found.all_close(np.zeros(shape, dtype=np.float32), atol=1e6)
        weights[name] = np.asarray(found.value, dtype=np.float64)
    after = cross_entropy(model_logits(weights, inputs, layers=1), targets)[0]
    guess = math.log(VOCABULARY)
    if abs(before - guess) > 0.1 or after > LEARNED:
        raise answer.refuse(
            zh=f"这一批上的损失从 {before:.2f} 变成 {after:.2f}；应从 {guess:.2f} 左右降到 {LEARNED} 以下",
            en=f"the loss on the batch went from {before:.2f} to {after:.2f}; it should fall from about {guess:.2f} to "
            f"below {LEARNED}",
            got=round(after, 4),
        )
