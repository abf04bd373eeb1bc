"""TODO 6 (optional): what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="缓存沿着位置变长：3 个位置，再来 2 个，一共 5 个；旧的缓存本身不变。",
    en="The cache grows along the positions: 3 of them and 2 more are 5; the old cache itself stays as it is.",
)
def test_grows(student: Student) -> None:
    answer = student.extended(seed=1, shape=[2, 1, 4], lengths=[3, 2])
    for name in ("keys", "values"):
        answer[name].all_close(np.zeros((2, 1, 5, 4), dtype=np.float32), atol=100.0)
    answer["arguments afterwards"].stays(
        answer["arguments before"].value,
        zh="旧的缓存或新的 k、v 被改变了",
        en="the old cache or the new k, v was changed",
    )
