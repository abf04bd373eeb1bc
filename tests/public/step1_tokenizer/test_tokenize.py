"""All together: the given tokenizer, trained and used by your TODOs 3, 4a, 4b and 4c."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

TEXT = "low low low lower lowest 你好你好 "
SAMPLES = ["low lowest", "你好！new words, 🙂\n"]


@points(
    0,
    zh="前三次合并就是纸笔算出来的：“你好”不算，先是 l + o，再是 lo + w，再是 空格 + low。",
    en="The first three merges are those that paper and pencil give: l + o, then lo + w, then space + low.",
)
def test_merges(student: Student) -> None:
    answer = student.train(text=TEXT, merges=3, samples=SAMPLES)
    answer["merges"].equals(np.array([[108, 111, 256], [256, 119, 257], [32, 257, 258]]))


@points(
    0,
    zh="编码再解码，回到原文；训练过的文字变短了。",
    en="What was encoded and is decoded is the text again; text like that of the training got shorter.",
)
def test_round_trip(student: Student) -> None:
    answer = student.train(text=TEXT, merges=3, samples=SAMPLES)
    answer["bytes of each token of sample 0"].equals([3, 4, 1, 1, 1])
    answer["ids of sample 0"].equals([257, 258, 101, 115, 116])
    for place, sample in enumerate(SAMPLES):
        again = answer[f"sample {place} again"]
        if again.value != sample:
            raise again.refuse(
                zh="解码之后不是原文",
                en="decoding doesn't give the text back",
                got=again.value,
                expected=sample,
            )
