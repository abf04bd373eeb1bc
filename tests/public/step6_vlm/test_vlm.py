"""vlm: what you can check yourself. The hidden suite compares every score with a model of its own."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="六个图片词元和两个文字位置，共八个位置，每个给 7 个词打分；后面的词变了，前面的分数不变。",
    en="Six image tokens and two of text are eight places, with 7 scores each; when a later token changes, earlier scores don't.",
)
def test_scores(student: Student) -> None:
    one = student.scores(seed=1, ids=[[0, 1]])
    other = student.scores(seed=1, ids=[[0, 5]])
    for answer in (one, other):
        answer["logits"].all_close(np.zeros((1, 8, 7), dtype=np.float32), atol=1e4)
    if not np.allclose(one["logits"].value[:, :7], other["logits"].value[:, :7], atol=1e-5):
        raise other["logits"].refuse(
            zh="最后一个词变了，前面的分数也变了",
            en="the last token changed, and so did earlier scores",
        )


@points(
    0,
    zh="训练 12 步，损失明显下降。",
    en="In 12 steps of training the loss falls clearly.",
)
def test_loss_falls(student: Student) -> None:
    answer = student.learned(seed=1, steps=12)
    losses = answer.value.get("losses") or []
    numbers = [loss for loss in losses if isinstance(loss, float)]
    if len(numbers) != 12 or not max(numbers[-2:]) < 0.6 * numbers[0]:
        raise answer["losses"].refuse(zh="损失没有明显下降", en="the loss doesn't fall clearly")
