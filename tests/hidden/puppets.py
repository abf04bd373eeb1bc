"""What suites that hand in a stand-in for a model share: whether it was asked at all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.suite import Result


def check_read(answer: Result, prompt: Sequence[int], said: Sequence[int]) -> None:
    """For each token that was said the stand-in has read all before it, in whatever order, and behind it whatever padding.

    The stand-in's rule is public: an answer by the rule is right and no loop around a model.
    """
    read = answer["read"].value
    rows = read.tolist() if isinstance(read, np.ndarray) and read.ndim == 2 else []
    needed = [[*prompt, *said[:count]] for count in range(len(said))]
    is_read = len(rows) >= len(needed) and all(any(row[: len(one)] == one for row in rows) for one in needed)
    answer.concluded(
        "read",
        is_read,
        zh="回答对，但不是从模型来的：每一步都要让模型读问题和已经写下的所有词",
        en="the answer is right, but it isn't the model's: at each step the model reads the question and all that was written",
    )
