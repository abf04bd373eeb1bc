"""What suites that hand in a stand-in for a model share: whether it was asked at all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.suite import Result


def check_read(answer: Result, prompt: Sequence[int], said: Sequence[int]) -> None:
    """For each token that was said the stand-in has read all before it, in whatever order.

    The stand-in's rule is public: an answer by the rule is right and no loop around a model.
    """
    read = answer["read"].value
    rows = read.tolist() if isinstance(read, np.ndarray) and read.ndim == 2 else []
    seen = {tuple(token for token in row if token != -1) for row in rows}
    needed = {(*prompt, *said[:count]) for count in range(len(said))}
    answer.concluded(
        "read",
        needed <= seen,
        zh="回答对，但不是从模型来的：每一步都要让模型读问题和已经写下的所有词",
        en="the answer is right, but it isn't the model's: at each step the model reads the question and all that was written",
    )
