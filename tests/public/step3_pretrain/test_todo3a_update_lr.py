"""TODO 3a: what you can check yourself. The hidden suite asks for other optimizers and rates as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="每一个参数组都得到新的学习率，不只是第一组。",
    en="Every parameter group gets the new rate, not only the first one.",
)
def test_every_group(student: Student) -> None:
    answer = student.update_lr(kind="AdamW", rates=[0.001, 0.02], lr=0.0005)
    answer["param_groups[0]['lr']"].is_close(0.0005, rel_tol=1e-6)
    answer["param_groups[1]['lr']"].is_close(0.0005, rel_tol=1e-6)


@points(
    0,
    zh="每次都是设为新的值：学习率可以先升后降。",
    en="Each time it is set to the new value: the rate may rise, then fall.",
)
def test_up_and_down(student: Student) -> None:
    answer = student.updates(kind="SGD", rates=[0.1], new_rates=[0.3, 0.02, 0.0, 0.000123456])
    answer["lr = 0.3: param_groups[0]['lr']"].is_close(0.3, rel_tol=1e-6)
    answer["lr = 0.02: param_groups[0]['lr']"].is_close(0.02, rel_tol=1e-6)
    answer["lr = 0.0: param_groups[0]['lr']"].is_close(0.0)
    answer["lr = 0.000123456: param_groups[0]['lr']"].is_close(0.000123456, rel_tol=1e-6)


@points(
    0,
    zh="只有学习率变了：其他设置（例如权重衰减）和优化器的状态（例如动量）都和之前一样。",
    en="Only the rate has changed: the other settings (weight decay, say) and the optimizer's state (momentum, say) are "
    "what they were.",
)
def test_nothing_else(student: Student) -> None:
    answer = student.update_after_a_step(kind="SGD", rates=[0.1, 0.02], lr=0.05)
    answer["settings"].stays(
        answer["settings before"].value,
        zh="参数组里除了 lr 以外的设置变了",
        en="another setting of the groups than lr has changed",
    )
    answer["state"].stays(
        answer["state before"].value, zh="优化器的状态变了", en="the optimizer's state has changed"
    )
