"""TODO 3b: what you can check yourself. The hidden suite compares every score and every gradient."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, alike, points

INPUT_IDS = [[1, 4, 0], [5, 3, 2]]
LABELS = [[4, 0, 2], [3, 2, 5]]
FIRST_SCORES = np.array([2.601, 1.031, 0.780, 0.904, 4.202, -2.084])  # of the model of seed 1, at [0, 0]
LARGEST = 100.0  # the model's own scores stay far below


@points(
    0,
    zh="损失是所有位置的平均交叉熵：-log softmax(logits)[label] 的平均值，labels 不要再移动。",
    en="The loss is the mean cross entropy over all positions, the mean of -log softmax(logits)[label]; the labels must "
    "not be moved again.",
)
def test_loss_belongs_to_the_logits(student: Student) -> None:
    answer = student.evaluating(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    # The model scores 6 characters at each of the 2 x 3 positions; the scores themselves are the hidden suite's.
    logits = answer["logits"]
    if isinstance(logits.value, np.ndarray) and not (np.abs(logits.value) <= LARGEST).all():
        raise logits.refuse(
            zh="logits 里有 NaN、无穷大或大得离谱的数",
            en="among the logits are NaN, infinities or enormous numbers",
        )
    logits.all_close(np.zeros((2, 3, 6), dtype=np.float32), atol=LARGEST, any_dtype=True)
    scores = np.exp(logits.value)
    shares = np.take_along_axis(scores, np.array(LABELS)[..., None], axis=-1)[..., 0] / scores.sum(axis=-1)
    answer["loss"].is_close(float(-np.log(shares).mean()), abs_tol=1e-5)


@points(
    0,
    zh="logits 原样返回：不要先做 softmax 或 log_softmax，也不要改形状。第一个位置上 6 个字符的分数约为 "
    "2.60、1.03、0.78、0.90、4.20、-2.08。",
    en="The logits are handed back as they are: no softmax or log_softmax, and in their own shape. The scores of the 6 "
    "characters at the first position are about 2.60, 1.03, 0.78, 0.90, 4.20, -2.08.",
)
def test_logits_are_the_models_own(student: Student) -> None:
    answer = student.evaluating(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    answer["logits"].all_close(np.zeros((2, 3, 6)), atol=LARGEST, any_dtype=True)
    first = np.asarray(answer["logits"].value)[0, 0]
    if not np.allclose(first, FIRST_SCORES, atol=1e-3):
        raise answer["logits"].refuse(
            zh="这不是模型自己的分数",
            en="these are not the model's own scores",
            got=first,
            expected=FIRST_SCORES,
        )


@points(
    0,
    zh="训练时 dropout 每次都不同：logits 和损失来自同一次前向传播，模型只读一遍数据，dropout 也不关掉。",
    en="In training, dropout differs from pass to pass: logits and loss come from the same pass, the model reads the data "
    "once, and dropout stays on.",
)
def test_one_pass(student: Student) -> None:
    answer = student.training(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    answer["logits"].all_close(np.zeros((2, 3, 6)), atol=LARGEST, any_dtype=True)
    logits = np.asarray(answer["logits"].value)
    if np.allclose(logits[0, 0], FIRST_SCORES, atol=1e-3):
        raise answer["logits"].refuse(zh="训练时 dropout 被关掉了", en="dropout was switched off in training")
    scores = np.exp(logits)
    shares = np.take_along_axis(scores, np.array(LABELS)[..., None], axis=-1)[..., 0] / scores.sum(axis=-1)
    answer["loss"].is_close(float(-np.log(shares).mean()), abs_tol=1e-5)


@points(
    0,
    zh="TODO 3c 要对这个 loss 调用 loss.backward()，所以它必须还连着模型的参数：.item()、.detach()、torch.no_grad() "
    "会切断它；在 forward 里自己先调用 backward() 会用掉它。",
    en="TODO 3c will call loss.backward() on this loss, so it must still be connected to the model's parameters: .item(), "
    ".detach() or torch.no_grad() would cut it off; a backward() of your own in forward would use it up.",
)
def test_loss_can_be_differentiated(student: Student) -> None:
    answer = student.gradients(seed=1, input_ids=INPUT_IDS, labels=LABELS)
    answer.concluded(
        "differentiable",
        "gradient of embedding" in answer.value,
        zh="检查对你返回的 loss 调用了 loss.backward()，没有成功",
        en="the check called loss.backward() on the loss that you returned, and that failed",
    )


@points(
    0,
    zh="前向传播不改变模型：参数和模式（train 或 eval）都和之前一样。",
    en="The forward pass doesn't change the model: parameters and mode (train or eval) are what they were.",
)
def test_model_is_left_alone(student: Student) -> None:
    for_training = [
        (train, student.side_effects(seed=1, input_ids=INPUT_IDS, labels=LABELS, train=train))
        for train in (True, False)
    ]
    for train, answer in for_training:
        answer["mode"].stays(
            np.full(2, train),  # the model, and its dropout
            zh="模型的模式（train/eval）变了",
            en="the model's mode (train/eval) has changed",
        )
        same = alike(answer["parameters"].value, answer["parameters before"].value)
        answer.concluded(
            "parameters",
            same and bool(np.all(answer["requires_grad"].value)),
            zh="模型的参数变了",
            en="the model's parameters have changed",
        )
