"""TODO 3b: logits and loss from one pass of the model, the loss ready for backward."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, alike, points
from tests.hidden.step3_pretrain.oracles import cross_entropy, small_model

Batch = list[list[int]]
INPUT_IDS: Batch = [[1, 4, 0, 2], [5, 5, 3, 1], [0, 2, 4, 3]]
LABELS: Batch = [[4, 0, 2, 5], [5, 3, 1, 0], [2, 4, 3, 1]]
TOLERANCE = 1e-6
MODULES = 2  # the model, and its dropout


@st.composite
def batches(draw: st.DrawFn) -> tuple[int, Batch, Batch]:
    """A model's seed, input ids and labels of the same shape."""
    rows, length = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    row = st.lists(st.integers(0, 5), min_size=length, max_size=length)
    block = st.lists(row, min_size=rows, max_size=rows)
    return draw(st.integers(0, 10_000)), draw(block), draw(block)


def check_loss(answer: Result, loss: float) -> None:
    answer["loss"].is_close(loss, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def check_logits(answer: Result, logits: np.ndarray) -> None:
    answer["logits"].all_close(logits, rtol=TOLERANCE, atol=TOLERANCE, any_dtype=True)


@points(
    2,
    zh="logits 是模型自己给出的分数，每个位置、每个字符一个：形状是 (B, T, V)，原样返回。",
    en="The logits are the model's own scores, one per position and character: their shape is (B, T, V), and they are "
    "handed back as they are.",
)
def test_logits(student: Student) -> None:
    several = student.evaluating(seed=31, input_ids=INPUT_IDS, labels=LABELS)
    one = student.evaluating(seed=32, input_ids=[[2]], labels=[[0]])
    check_logits(several, small_model(31, INPUT_IDS, LABELS).logits)
    check_logits(one, small_model(32, [[2]], [[0]]).logits)


@points(
    3,
    zh="损失是所有位置的平均交叉熵，目标就是 labels 本身：它们已经往后移了一个位置，不要再移，也不要漏掉任何一个。",
    en="The loss is the mean cross entropy over all positions, and the targets are the labels just as they are: they "
    "have been moved on already; don't move them again, and leave none out.",
)
@settings(max_examples=8)
@given(batch=batches())
def test_loss(student: Student, batch: tuple[int, Batch, Batch]) -> None:
    seed, input_ids, labels = batch
    answer = student.evaluating(seed=seed, input_ids=input_ids, labels=labels)
    check_loss(answer, small_model(seed, input_ids, labels).loss)


@points(
    2,
    zh="logits 和损失来自同一次前向传播。训练时 dropout 每次都不同，所以读两遍会得到互不对应的两个结果；"
    "也不要关掉 dropout。",
    en="Logits and loss come from the same pass. In training, dropout differs from pass to pass, so two passes give two "
    "results that don't belong together; and dropout stays on.",
)
def test_same_pass(student: Student) -> None:
    train = student.training(seed=33, input_ids=INPUT_IDS, labels=LABELS)
    evaluate = student.evaluating(seed=33, input_ids=INPUT_IDS, labels=LABELS)
    expected = small_model(33, INPUT_IDS, LABELS)
    check_logits(evaluate, expected.logits)
    check_loss(evaluate, expected.loss)
    train["logits"].all_close(expected.logits, atol=100.0, any_dtype=True)
    logits = np.asarray(train["logits"].value)
    if np.abs(logits - expected.logits).max() < 1e-3:
        raise train.refuse(zh="训练时 dropout 被关掉了", en="dropout was switched off in training")
    check_loss(train, cross_entropy(logits, LABELS))


@points(
    2,
    zh="损失是可以求梯度的张量，loss.backward() 能给每个参数正确的梯度：.item()、.detach() 或 torch.no_grad() 会切断它。",
    en="The loss is a tensor that can be differentiated, and loss.backward() gives every parameter its right gradient: "
    ".item(), .detach() or torch.no_grad() would cut it off.",
)
def test_gradients(student: Student) -> None:
    answer = student.gradients(seed=34, input_ids=INPUT_IDS, labels=LABELS)
    expected = small_model(34, INPUT_IDS, LABELS)
    check_loss(answer, expected.loss)
    answer.concluded(
        "differentiable",
        all(f"gradient of {name}" in answer.value for name in expected.gradients),
        zh="从损失求不了梯度（它应是一个还连着计算图的 0 维张量）",
        en="the loss can't be differentiated (it should be a tensor without dimensions, still part of the graph)",
    )
    for name, gradient in expected.gradients.items():
        answer[f"gradient of {name}"].all_close(gradient, rtol=TOLERANCE, atol=TOLERANCE, any_dtype=True)


@points(
    1,
    zh="前向传播只读模型：它的参数和模式（train 或 eval）和之前一样。",
    en="The forward pass only reads the model: its parameters and its mode (train or eval) are what they were.",
)
def test_model_is_left_alone(student: Student) -> None:
    for_training = [
        (train, student.side_effects(seed=35, input_ids=INPUT_IDS, labels=LABELS, train=train))
        for train in (True, False)
    ]
    expected = small_model(35, INPUT_IDS, LABELS)
    for train, answer in for_training:
        check_loss(answer, expected.loss)
        answer["mode"].stays(
            np.full(MODULES, train),
            zh="模型的模式（train/eval）变了",
            en="the model's mode (train/eval) has changed",
        )
        same = alike(answer["parameters"].value, expected.parameters)
        trainable = alike(answer["requires_grad"].value, np.full(len(expected.parameters), True))
        answer.concluded(
            "parameters",
            same and trainable,
            zh="模型的参数变了",
            en="the model's parameters have changed",
        )
