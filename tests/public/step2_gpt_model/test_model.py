"""model: what you can check yourself. The hidden suite compares every score with a GPT of its own."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="八个文件合起来能用：每个位置给词表里的 11 个词各打一个分；后面的词变了，前面的分数不变。",
    en="The eight files work together: at each place 11 scores, one per token; when a later token changes, earlier scores don't.",
)
def test_scores(student: Student) -> None:
    one = student.logits(seed=1, ids=[[1, 2, 3, 4]])
    other = student.logits(seed=1, ids=[[1, 2, 3, 9]])
    for answer in (one, other):
        answer["logits"].all_close(np.zeros((1, 4, 11), dtype=np.float32), atol=1e3)
    if not np.allclose(one["logits"].value[:, :3], other["logits"].value[:, :3], atol=1e-5):
        raise other["logits"].refuse(
            zh="最后一个词变了，前面的分数也变了：未来漏进来了",
            en="the last token changed, and so did earlier scores: the future leaks in",
        )


@points(
    0,
    zh="刚开始，损失大约是 ln 11 ≈ 2.40：随便猜。",
    en="At the start the loss is about ln 11 ≈ 2.40: guessing at random.",
)
def test_first_loss(student: Student) -> None:
    answer = student.learned(seed=1, steps=1)
    answer["logits"].all_close(np.zeros((2, 8, 11), dtype=np.float32), atol=10.0)
    rows = np.random.default_rng(1).integers(11, size=(2, 9))[:, 1:]
    scores = np.exp(answer["logits"].value)
    shares = np.take_along_axis(scores, rows[..., None], axis=-1)[..., 0] / scores.sum(axis=-1)
    loss = float(-np.log(shares).mean())
    if abs(loss - math.log(11)) > 0.1:
        raise answer["logits"].refuse(
            zh=f"损失是 {loss:.2f}",
            en=f"the loss is {loss:.2f}",
            got=round(loss, 4),
            expected=round(math.log(11), 4),
        )
