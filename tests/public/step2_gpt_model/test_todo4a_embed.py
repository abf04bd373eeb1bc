"""TODO 4a: what you can check yourself, with tables that you can read."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

TOKENS = [[100.0, 0.0], [200.0, 10.0], [300.0, 20.0]]
POSITIONS = [[1.0, 7.0], [2.0, 8.0], [3.0, 9.0]]


@points(
    0,
    zh="词的向量加上位置的向量：编号 1 在位置 0 是 [200, 10] + [1, 7]，在位置 1 是 [200, 10] + [2, 8]。",
    en="The token's vector plus the position's: id 1 at position 0 is [200, 10] + [1, 7], at position 1 [200, 10] + [2, 8].",
)
def test_one_token_at_two_places(student: Student) -> None:
    answer = student.by_hand(ids=[[1, 1]], tokens=TOKENS, positions=POSITIONS)
    answer.all_close(np.array([[[201.0, 17.0], [202.0, 18.0]]], dtype=np.float32), atol=1e-4)


@points(
    0,
    zh="每个序列的位置都从 0 数起：第二个序列也一样。",
    en="Positions count from 0 in every sequence: in the second one as well.",
)
def test_two_sequences(student: Student) -> None:
    answer = student.by_hand(ids=[[0, 2, 1], [2, 0, 0]], tokens=TOKENS, positions=POSITIONS)
    rows = [[[101.0, 7.0], [302.0, 28.0], [203.0, 19.0]], [[301.0, 27.0], [102.0, 8.0], [103.0, 9.0]]]
    answer.all_close(np.array(rows, dtype=np.float32), atol=1e-4)


@points(
    0,
    zh="梯度能到达两张表：它们是要学的。",
    en="Gradients reach both tables: they are what is to be learned.",
)
def test_both_tables_learn(student: Student) -> None:
    answer = student.embedded(seed=4, ids=[[1, 0, 1]], vocabulary=3, block_size=4, width=2)
    for name in ("token_embedding", "position_embedding"):
        slopes = answer.value.get(f"gradient of {name}")
        answer.concluded(
            f"{name} learns",
            isinstance(slopes, np.ndarray) and bool(np.abs(slopes).max() > 0),
            zh=f"{name} 得不到梯度",
            en=f"no gradient reaches {name}",
        )
