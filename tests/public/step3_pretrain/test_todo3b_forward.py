"""TODO 3b: what you can check yourself. The hidden suite compares every score and every gradient."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

INPUT_IDS = [[1, 4, 0], [5, 3, 2]]
LABELS = [[4, 0, 2], [3, 2, 5]]


@points(
    0,
    zh="损失是所有位置的平均交叉熵：-log softmax(logits)[label] 的平均值，labels 不要再移动。",
    en="The loss is the mean cross entropy over all positions, the mean of -log softmax(logits)[label]; the labels must "
    "not be moved again.",
)
def test_loss_belongs_to_the_logits(student: Student) -> None:
    answer = student.evaluating(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    # The model scores 6 characters at each of the 2 x 3 positions; the scores themselves are the hidden suite's.
    answer["logits"].all_close(np.zeros((2, 3, 6), dtype=np.float32), atol=100.0, any_dtype=True)
    scores = np.exp(answer["logits"].value)
    shares = np.take_along_axis(scores, np.array(LABELS)[..., None], axis=-1)[..., 0] / scores.sum(axis=-1)
    answer["loss"].is_close(float(-np.log(shares).mean()), abs_tol=1e-5)


@points(
    0,
    zh="可以从损失求梯度：.item()、.detach() 或 torch.no_grad() 会切断它。",
    en="The loss can be differentiated: .item(), .detach() or torch.no_grad() would cut it off from the parameters.",
)
def test_loss_can_be_differentiated(student: Student) -> None:
    answer = student.gradients(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    answer["differentiable"].is_true(zh="从损失求不了梯度", en="the loss can't be differentiated")


@points(
    0,
    zh="前向传播不改变模型：参数和模式（train 或 eval）都和之前一样。",
    en="The forward pass doesn't change the model: parameters and mode (train or eval) are what they were.",
)
def test_model_is_left_alone(student: Student) -> None:
    answers = [
        student.side_effects(seed=1, input_ids=INPUT_IDS, labels=LABELS, train=train)
        for train in (True, False)
    ]
    for answer in answers:
        answer["mode"].is_true(
            zh="模型的模式（train/eval）变了", en="the model's mode (train/eval) has changed"
        )
        answer["parameters"].is_true(zh="模型的参数变了", en="the model's parameters have changed")
