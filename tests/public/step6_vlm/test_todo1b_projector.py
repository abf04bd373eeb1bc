"""TODO 1b: what you can check yourself, with weights that you can follow by hand."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="先 fc，再 GELU，再 proj：fc = 1, 2 时，x = 1 变成 1, 2，GELU 之后是 0.8413, 1.9545；proj = [[1, 1], [10, 0]] 给出 2.7958, 8.4134。",
    en="First fc, then GELU, then proj: with fc = 1, 2 the number 1 becomes 1, 2; after GELU 0.8413, 1.9545; with proj = [[1, 1], "
    "[10, 0]] 2.7958, 8.4134.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(fc=[1.0, 2.0], proj=[[1.0, 1.0], [10.0, 0.0]], x=1.0, proj_rows=2)
    answer.all_close(np.array([2.7958, 8.4134], dtype=np.float32), atol=5e-3)


@points(
    0,
    zh="负数弯了一下，但不是 0；最后不再弯：fc = -1, 0, proj = [[-3, 0], [1, 0]] 给出 0.476, -0.1587。",
    en="Negative numbers are bent, but aren't 0, and nothing is bent at the end: fc = -1, 0, proj = [[-3, 0], [1, 0]] give 0.476, "
    "-0.1587.",
)
def test_negative_by_hand(student: Student) -> None:
    answer = student.by_hand(fc=[-1.0, 0.0], proj=[[-3.0, 0.0], [1.0, 0.0]], x=1.0, proj_rows=2)
    answer.all_close(np.array([0.476, -0.1587], dtype=np.float32), atol=2e-3)


@points(
    0,
    zh="任何形状都行，训练时什么也不丢，梯度能到达两层的权重：[2, 3] 个宽 4 的词元变成宽 6。",
    en="Any shape will do, nothing is dropped in training, gradients reach both layers: [2, 3] tokens, 4 wide, become 6 wide.",
)
def test_shape_and_gradients(student: Student) -> None:
    answer = student.projected(seed=1, shape=[2, 3], vision_dim=4, text_dim=6)
    answer["value"].all_close(np.zeros((2, 3, 6), dtype=np.float32), atol=1e4)
    if (np.asarray(answer["value"].value) == 0).any():
        raise answer["value"].refuse(zh="有些数正好是 0", en="some numbers are exactly 0")
    for layer in ("fc", "proj"):
        found = answer.value.get(f"gradient of {layer}.weight")
        answer.concluded(
            f"{layer} learns",
            found is not None and bool(np.abs(found).max() > 0),
            zh=f"{layer} 的权重得不到梯度",
            en=f"no gradient reaches the weights of {layer}",
        )
