"""TODO 4: what you can check yourself. The hidden suite asks for other sizes, limits and optimizers as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="四个小批累积出来的更新，和把它们合成一个大批的更新一样：第一步的范数约为 0.3096。",
    en="The update of four small batches is that of one large batch: the first step's norm is about 0.3096.",
)
def test_four_small_batches(student: Student) -> None:
    answer = student.accumulate(seed=3, optimizer="SGD", lr=0.1, max_norm=100.0, parts=4, rows=2, steps=2)
    answer["norm, step 0"].is_close(0.309589, rel_tol=1e-4)
