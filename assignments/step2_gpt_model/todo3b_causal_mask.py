"""TODO 3b · 因果遮罩：不许看未来 / The causal mask: no looking ahead.

模型要猜下一个词。如果它能看到后面，就不用猜了，什么也学不到。所以每个位置只能看自己和前面的位置。
The model has to guess the next token. If it could look ahead it would have nothing to guess, and learn nothing. So
each position sees itself and the ones before it.

要做什么：完成 causal_mask。不要改：函数名和参数。
What to do: complete causal_mask. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def causal_mask(scores: Tensor) -> Tensor:
    """把未来的分数换成 -∞ / Put -∞ in place of the scores of the future.

    scores: FloatTensor[B, H, T, T]，行是谁在看，列是被看的 / the row is who looks, the column at whom
    返回 / returned: 同样的形状；列 > 行的位置是 -∞，其余不变
                     the same shape; -∞ where column > row, the rest as it was

    -∞ 可以是 float("-inf")，也可以是不大于 -1e9 的数：softmax 之后正好是 0。-100 或 -10000 不够：
    分数很大时，未来会漏进来。
    -∞ may be float("-inf") or anything that isn't above -1e9: after softmax it is exactly 0. -100 or -10000 won't do:
    with large scores the future would leak in.

    例子 / Example: T = 3, scores = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
        返回 / returned  [[1, -∞, -∞],
                          [4,  5, -∞],
                          [7,  8,  9]]

    不要改变 scores 本身：返回新的张量 / Leave scores itself unchanged: return a new tensor.
    """
    # TODO 3b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3b: write your code here, then delete the line below
    raise NotImplementedError("TODO 3b: 因果遮罩 / The causal mask")
