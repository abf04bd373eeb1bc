"""TODO 3b: logits and loss from one pass of the model, the loss ready for backward."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, alike, points
from tests.hidden.step3_pretrain.oracles import (
    SMALL_MODEL_SHAPES,
    Forward,
    cross_entropy,
    random_numbers,
    small_model,
)

Batch = list[list[int]]
INPUT_IDS: Batch = [[1, 4, 0, 2], [5, 5, 3, 1], [0, 2, 4, 3]]
LABELS: Batch = [[4, 0, 2, 5], [5, 3, 1, 0], [2, 4, 3, 1]]
# As many positions as no usual chunk, batch or window divides.
WIDE_IDS: Batch = [[(row * 5 + place * place) % 6 for place in range(11)] for row in range(7)]
WIDE_LABELS: Batch = [[(row + 2 * place + row * place) % 6 for place in range(11)] for row in range(7)]
UNLIKELY: Batch = [[0, 0, 3], [2, 0, 2]]  # what the sharp model of seed 36 takes for least likely
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


def check_differentiable(answer: Result, expected: Forward | None = None) -> None:
    """The loss gave gradients; they are ``expected``'s, when it is given."""
    answer.concluded(
        "differentiable",
        all(f"gradient of {name}" in answer.value for name in SMALL_MODEL_SHAPES),
        zh="从损失求不了梯度（它应是一个还连着计算图的 0 维张量）",
        en="the loss can't be differentiated (it should be a tensor without dimensions, still part of the graph)",
    )
    for name, gradient in expected.gradients.items() if expected else ():
        answer[f"gradient of {name}"].all_close(gradient, rtol=TOLERANCE, atol=TOLERANCE, any_dtype=True)


@points(
    2,
    zh="logits 是模型自己给出的分数，每个位置、每个字符一个：形状是 (B, T, V)，原样返回。",
    en="The logits are the model's own scores, one per position and character: their shape is (B, T, V), and they are "
    "handed back as they are.",
)
def test_logits(student: Student) -> None:
    several = student.evaluating(seed=31, input_ids=INPUT_IDS, labels=LABELS)
    one = student.evaluating(seed=32, input_ids=[[2]], labels=[[0]])
    many = student.evaluating(seed=32, input_ids=WIDE_IDS, labels=WIDE_LABELS)
    check_logits(several, small_model(31, INPUT_IDS, LABELS).logits)
    check_logits(one, small_model(32, [[2]], [[0]]).logits)
    check_logits(many, small_model(32, WIDE_IDS, WIDE_LABELS).logits)


@points(
    2,
    zh="损失是所有位置的平均交叉熵，目标就是 labels 本身：它们已经往后移了一个位置，不要再移，也不要漏掉任何一个。",
    en="The loss is the mean cross entropy over all positions, and the targets are the labels just as they are: they "
    "have been moved on already; don't move them again, and leave none out.",
)
@settings(max_examples=8)
@given(batch=batches())
def test_loss(student: Student, batch: tuple[int, Batch, Batch]) -> None:
    seed, input_ids, labels = batch
    answer = student.gradients(seed=seed, input_ids=input_ids, labels=labels)
    expected = small_model(seed, input_ids, labels)
    check_loss(answer, expected.loss)
    check_differentiable(answer, expected)


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
    check_differentiable(train)


@points(
    1,
    zh="损失是可以求梯度的张量，loss.backward() 能给每个参数正确的梯度：.item()、.detach() 或 torch.no_grad() 会切断它。",
    en="The loss is a tensor that can be differentiated, and loss.backward() gives every parameter its right gradient: "
    ".item(), .detach() or torch.no_grad() would cut it off.",
)
def test_gradients(student: Student) -> None:
    answers = [
        (ids, labels, student.gradients(seed=34, input_ids=ids, labels=labels))
        for ids, labels in ((INPUT_IDS, LABELS), (WIDE_IDS, WIDE_LABELS))
    ]
    for ids, labels, answer in answers:
        expected = small_model(34, ids, labels)
        check_loss(answer, expected.loss)
        check_differentiable(answer, expected)


@points(
    1,
    zh="模型很有把握却猜错时，损失很大：log 里不要加 epsilon，也不要截断，用交叉熵函数就不会溢出。",
    en="When the model is sure and wrong, the loss is large: no epsilon inside the log and no clamping; the cross entropy "
    "function doesn't overflow.",
)
def test_sure_and_wrong(student: Student) -> None:
    answer = student.gradients(seed=36, input_ids=[[0, 1, 2], [3, 4, 5]], labels=UNLIKELY, sharpness=12.0)
    loss = small_model(36, [[0, 1, 2], [3, 4, 5]], UNLIKELY, 12.0).loss
    answer["loss"].is_close(loss, rel_tol=1e-5)
    check_differentiable(answer)


@points(
    1,
    zh="每一次调用都一样：不随调用的次数而变，不设随机种子，不改 torch 的全局设置，也不在模型上留下钩子。",
    en="Each call is like the first, whatever their number: no random seed is set, none of torch's settings changed, and "
    "no hook left on the model.",
)
def test_many_calls(student: Student) -> None:
    batches = [
        (
            [[step % 6, (step + 1) % 6], [(step + 2) % 6, step % 6]],
            [[(step + 1) % 6, (step * step) % 6], [step % 6, (step + 3) % 6]],
        )
        for step in range(50)
    ]
    answer = student.in_turn(seed=37, batches=batches)
    for step, (_, labels) in enumerate(batches):
        answer[f"logits, call {step}"].all_close(np.zeros((2, 2, 6)), atol=100.0, any_dtype=True)
        loss = cross_entropy(np.asarray(answer[f"logits, call {step}"].value), labels)
        answer[f"loss, call {step}"].is_close(loss, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    check_differentiable(answer)
    logits = np.asarray(answer["logits, call 49"].value, dtype=np.float64).reshape(4, 6)
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    # The derivative of the loss by the logits, times their number of rows:
    shares[np.arange(4), np.ravel(batches[-1][1])] -= 1
    answer["gradient of head_bias"].all_close(shares.mean(axis=0), rtol=1e-5, atol=1e-5, any_dtype=True)
    answer["settings"].stays(
        answer["settings before"].value, zh="torch 的全局设置变了", en="torch's own settings have changed"
    )
    answer["next random numbers"].stays(
        random_numbers(37, [(2, 2, 5)] * len(batches)),
        zh="随机数不对：设了种子，或者模型读的遍数不是一遍",
        en="the random numbers are off: somebody set a seed, or the model read the batch more or less than once",
    )


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
        check_differentiable(answer, expected)
