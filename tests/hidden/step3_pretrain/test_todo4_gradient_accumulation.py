"""TODO 4 (optional): several small batches, one update, the same as with one large batch."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Result, Student, points

VOCABULARY, WIDTH, LENGTH = 5, 4, 3
NEVER_REACHED = 1e3


def large_batch(
    seed: int, lr: float, max_norm: float, parts: int, rows: int, steps: int
) -> tuple[list[float], dict]:
    """Norms and last parameters of plain gradient descent on the rows of all parts at once; gradients by hand."""
    rng = np.random.default_rng(seed)
    shapes = {
        "embedding": (VOCABULARY, WIDTH),
        "bias": (WIDTH,),
        "head": (VOCABULARY, WIDTH),
        "head_bias": (VOCABULARY,),
    }
    weights = {name: 0.5 * rng.normal(size=shape) for name, shape in shapes.items()}
    norms = []
    for _ in range(steps):
        inputs, labels = (rng.integers(VOCABULARY, size=(parts, rows, LENGTH)).ravel() for _ in range(2))
        hidden = np.tanh(weights["embedding"][inputs] + weights["bias"])
        scores = np.exp(hidden @ weights["head"].T + weights["head_bias"])
        d_logits = scores / scores.sum(axis=1, keepdims=True)
        d_logits[np.arange(len(labels)), labels] -= 1
        d_logits /= len(labels)
        d_hidden = (d_logits @ weights["head"]) * (1 - hidden**2)
        d_embedding = np.zeros_like(weights["embedding"])
        np.add.at(d_embedding, inputs, d_hidden)
        gradients = {
            "embedding": d_embedding,
            "bias": d_hidden.sum(axis=0),
            "head": d_logits.T @ hidden,
            "head_bias": d_logits.sum(axis=0),
        }
        norms.append(math.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values())))
        factor = min(1.0, max_norm / norms[-1])
        weights = {name: weight - lr * factor * gradients[name] for name, weight in weights.items()}
    return norms, weights


def check(student: Student, seed: int, max_norm: float, parts: int, rows: int, steps: int) -> None:
    """Norms within 1e-4 (relative), parameters within 1e-5."""
    answer: Result = student.accumulate(
        seed=seed, optimizer="SGD", lr=0.4, max_norm=max_norm, parts=parts, rows=rows, steps=steps
    )
    norms, weights = large_batch(seed, 0.4, max_norm, parts, rows, steps)
    for step, norm in enumerate(norms):
        answer[f"norm, step {step}"].is_close(norm, rel_tol=1e-4)
    for name, weight in weights.items():
        answer[f"{name} after step {steps - 1}"].all_close(weight, atol=1e-5, any_dtype=True)


@points(
    0,
    zh="几个小批的更新等于一个大批的更新：梯度要相加，每个小批的损失要除以小批的个数。",
    en="The update of several small batches is that of one large batch: gradients add up, and each small loss is divided "
    "by the number of batches.",
)
def test_equals_one_large_batch(student: Student) -> None:
    check(student, seed=61, max_norm=NEVER_REACHED, parts=4, rows=2, steps=1)
    check(student, seed=62, max_norm=NEVER_REACHED, parts=3, rows=1, steps=1)


@points(
    0,
    zh="只有一个小批时，就是普通的一步。",
    en="With a single batch it is an ordinary step.",
)
def test_one_batch(student: Student) -> None:
    check(student, seed=63, max_norm=NEVER_REACHED, parts=1, rows=3, steps=1)


@points(
    0,
    zh="裁剪的是累积完的梯度，只裁一次；返回的是裁剪之前的总范数。",
    en="What is clipped, once, is the accumulated gradient; what comes back is its total norm before clipping.",
)
def test_clips_the_sum_once(student: Student) -> None:
    check(student, seed=64, max_norm=0.05, parts=4, rows=1, steps=2)


@points(
    0,
    zh="每次更新之后都要清空梯度，否则下一次会加在上面。",
    en="The gradients are cleared after each update, or the next one's would be added.",
)
def test_next_update_starts_from_zero(student: Student) -> None:
    check(student, seed=65, max_norm=NEVER_REACHED, parts=2, rows=2, steps=4)


@points(
    0,
    zh="任何优化器都行，而且每次只更新一步：AdamW 的步长几乎不随梯度大小变化，多走一步就会看出来。",
    en="Any optimizer will do, and it takes one step only: AdamW's step hardly depends on the gradient's size, so that "
    "another one shows.",
)
def test_one_step_of_any_optimizer(student: Student) -> None:
    answer = student.accumulate(
        seed=66, optimizer="AdamW", lr=0.01, max_norm=NEVER_REACHED, parts=4, rows=2, steps=1
    )
    _, before = large_batch(66, 0.0, NEVER_REACHED, 4, 2, 1)
    for name, weight in before.items():
        moved = answer[f"{name} after step 0"]
        moved.all_close(
            weight * (1 - 0.01 * 0.01), atol=0.0101, any_dtype=True
        )  # the first step of Adam is lr in every direction
        if np.abs(np.asarray(moved.value) - weight).max() < 0.005:
            raise moved.refuse(zh="参数没有更新", en="the parameters were not updated")
