"""TODO 2a: what you can check yourself: position i adds the number i, so you can see which position went where."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="图片在前，文字在后，位置接着数：图片 100, 200 加上 0, 1；文字 300, 400, 500 加上 2, 3, 4。",
    en="The picture, then the text, positions going on: picture 100, 200 plus 0, 1; text 300, 400, 500 plus 2, 3, 4.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(image=[[[100.0], [200.0]]], text=[[[300.0], [400.0], [500.0]]], last=6)
    answer.all_close(np.array([[[100.0], [201.0], [302.0], [403.0], [504.0]]], dtype=np.float32))


@points(
    0,
    zh="每一行有自己的图片，每一行的位置都从 0 数起；整排可以和表一样长。",
    en="Each row has its own picture and counts positions from 0; the row may be as long as the table.",
)
def test_two_rows(student: Student) -> None:
    answer = student.by_hand(
        image=[[[10.0], [20.0], [30.0]], [[40.0], [50.0], [60.0]]], text=[[[70.0]], [[80.0]]], last=3
    )
    right = [[[10.0], [21.0], [32.0], [73.0]], [[40.0], [51.0], [62.0], [83.0]]]
    answer.all_close(np.array(right, dtype=np.float32))


@points(
    0,
    zh="参数不变；梯度能到达图片、文字和位置表。",
    en="The arguments stay as they are; gradients reach picture, text and the table of positions.",
)
def test_gradients_and_arguments(student: Student) -> None:
    answer = student.joined(seed=1, rows=2, n_image=3, n_text=2, width=2, block_size=8)
    answer["value"].all_close(np.zeros((2, 5, 2), dtype=np.float32), atol=100.0)
    slopes = answer.value.get("gradient of position_embedding")
    answer.concluded(
        "position_embedding learns",
        isinstance(slopes, np.ndarray) and bool(np.abs(slopes[:5]).max() > 0),
        zh="position_embedding 得不到梯度",
        en="no gradient reaches position_embedding",
    )
    for name in ("image_embeddings", "text_embeddings"):
        answer.concluded(
            f"{name} learns",
            f"gradient of {name}" in answer.value
            and bool(np.abs(answer.value[f"gradient of {name}"]).min() > 0),
            zh=f"{name} 得不到梯度",
            en=f"no gradient reaches {name}",
        )
        before, afterwards = (answer[f"{name} {when}"].value for when in ("before", "afterwards"))
        answer.concluded(
            f"{name} unchanged",
            bool(np.array_equal(before, afterwards)),
            zh=f"{name} 被改变了",
            en=f"{name} was changed",
        )
