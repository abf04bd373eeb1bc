"""TODO 3a: every parameter group gets the new learning rate, and nothing else changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.step3_pretrain.oracles import all_but_the_rates

RATES = st.floats(1e-6, 2.0)
CHANGED = {
    "groups": ("参数组里的参数变了", "the parameters that the groups hold have changed"),
    "settings": ("参数组里除了 lr 以外的设置变了", "another setting of the groups than lr has changed"),
    "state": ("优化器的状态变了", "the optimizer's state has changed"),
    "defaults": ("optimizer.defaults 变了", "optimizer.defaults has changed"),
    "parameters": ("参数的值变了", "the parameters' values have changed"),
    "gradients": ("梯度变了", "the gradients have changed"),
}


def check(answer: Result, groups: int, lr: float, prefix: str = "") -> None:
    """Each of the groups has the rate ``lr`` (a rate that was kept in single precision is as good)."""
    for group in range(groups):
        answer[f"{prefix}param_groups[{group}]['lr']"].is_close(lr, rel_tol=1e-6)


def check_step(answer: Result) -> None:
    """The optimizer can take its next step."""
    answer.concluded(
        "optimizer.step()",
        "parameters" in answer.value,
        zh="更新之后，优化器走不了下一步：参数组里缺了它需要的东西",
        en="after the update the optimizer can't take its next step: its groups lack something that it needs",
    )


@points(
    2,
    zh="每一个参数组都得到同一个新的学习率，不只是第一组，也不论它之前是高还是低。",
    en="Every parameter group gets the same new rate, not only the first one, and whether it was higher or lower before.",
)
def test_every_group(student: Student) -> None:
    three = student.update_lr(kind="SGD", rates=[0.4, 0.02, 0.003], lr=0.015)
    one = student.update_lr(kind="SGD", rates=[0.008], lr=0.07)
    check(three, 3, 0.015)
    check(one, 1, 0.07)
    check_step(three)
    check_step(one)


@points(
    2,
    zh="任何 torch 优化器都行（SGD、AdamW、RMSprop、Adagrad）：它们的学习率都放在 param_groups 里。",
    en="Any torch optimizer will do (SGD, AdamW, RMSprop, Adagrad): all of them keep their rate in param_groups.",
)
def test_any_optimizer(student: Student) -> None:
    kinds = ("SGD", "AdamW", "RMSprop", "Adagrad")
    answers = [student.update_lr(kind=kind, rates=[0.3, 0.05], lr=0.0125) for kind in kinds]
    for answer in answers:
        check(answer, 2, 0.0125)
        check_step(answer)


@points(
    1,
    zh="不论有几组、之前的学习率和新的学习率是多少，新的学习率都原样写进每一组。",
    en="However many groups there are, and whatever the rates were before, each group gets the new rate just as it is.",
)
@settings(max_examples=12)
@given(rates=st.lists(RATES, min_size=1, max_size=5), lr=RATES)
def test_any_rates(student: Student, rates: list[float], lr: float) -> None:
    answer = student.update_lr(kind="SGD", rates=rates, lr=lr)
    check(answer, len(rates), lr)
    check_step(answer)


@points(
    1,
    zh="新的学习率和旧的只差一点点、小得出奇或大得出奇时，也原样写进去；更新第一百次和第一次一样。",
    en="A rate that differs from the old one by very little, or is unusually small or large, is stored as it is; and the "
    "hundredth update is like the first.",
)
def test_any_change(student: Student) -> None:
    slowly = [0.001 * (1 - 1e-5 * k) for k in range(40)]
    widely = [4e-10, 2e-10, 7e-13, 3e-8, 3.00003e-8, 55.0, 4e3, 1.5, 0.0123456789, 0.0123455]
    answer = student.updates(kind="SGD", rates=[0.001, 0.03], new_rates=[*slowly, *widely])
    for lr in (*slowly, *widely):
        check(answer, 2, lr, prefix=f"lr = {lr}: ")


@points(
    1,
    zh="每一步都会更新一次：学习率可以先升后降，也可以降到 0；每次都是设为新的值，而不是在旧的值上乘或加。",
    en="There is an update every step: the rate may rise, then fall, down to 0 even; each time it is set to the new "
    "value, not multiplied or added to the old one.",
)
def test_again_and_again(student: Student) -> None:
    new_rates = [0.05, 0.2, 0.01, 0.0, 0.03]
    answer = student.updates(kind="AdamW", rates=[0.1, 0.002], new_rates=new_rates)
    for lr in new_rates:
        check(answer, 2, lr, prefix=f"lr = {lr}: ")


@points(
    3,
    zh="只有学习率变了：优化器的状态（例如动量）、其他设置（例如权重衰减）、参数和梯度都和之前一样，"
    "否则训练会从头积累，或者悄悄变成另一种训练。",
    en="Only the rate has changed: the optimizer's state (momentum, say), its other settings (weight decay, say), "
    "parameters and gradients are what they were; or else training would start over, or quietly become another one.",
)
def test_nothing_else(student: Student) -> None:
    kinds = ("SGD", "AdamW")
    answers = [student.update_after_a_step(kind=kind, rates=[0.1, 0.02, 0.5], lr=0.03) for kind in kinds]
    for kind, answer in zip(kinds, answers, strict=True):
        check(answer, 3, 0.03)
        right = all_but_the_rates(kind, (0.1, 0.02, 0.5))
        for part, (zh, en) in CHANGED.items():
            answer[part].stays(right[part], zh=zh, en=en)
