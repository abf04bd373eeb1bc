"""TODO 3: what you can check yourself, with a stand-in for the model that answers by a simple rule.

The stand-in has 5 tokens. What it says next depends on the picture and on every token it has read: whoever shows it
something else gets another answer.
"""

from __future__ import annotations

from autograder.suite import Student, points

END, SAID = 2, [3, 3, 1, 3]


@points(
    0,
    zh="一个词一个词地写，每次都给出图片和全部文字，直到 end_id；回答里没有问题，也没有 end_id。",
    en="Token by token, each time with the picture and all of the text, until end_id; neither the question nor end_id is part of "
    "the answer.",
)
def test_until_the_end(student: Student) -> None:
    answer = student.caption(seed=5, prompt_ids=[1, 2], end_id=END, max_new_tokens=12, vocabulary=5)
    answer["ids"].equals(SAID)
    answer["prompt_ids afterwards"].equals([1, 2])


@points(
    0,
    zh="最多写 max_new_tokens 个新词。",
    en="At most max_new_tokens new tokens.",
)
def test_the_limit(student: Student) -> None:
    answers = [
        student.caption(seed=5, prompt_ids=[1, 2], end_id=END, max_new_tokens=limit, vocabulary=5)
        for limit in (2, 0)
    ]
    for answer, right in zip(answers, (SAID[:2], []), strict=True):
        answer["ids"].equals(right)
