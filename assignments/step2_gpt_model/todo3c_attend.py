"""TODO 3c · 注意：按分数取平均 / Attend: an average by the scores.

分数变成权重（都是正数，每一行加起来是 1），再按权重把各个位置的内容（value）平均起来。
Scores become weights (positive, each row adds up to 1), and with them the contents (values) of the positions are
averaged.

要做什么：完成 attend。不要改：函数名和参数。
What to do: complete attend. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def attend(scores: Tensor, v: Tensor) -> Tensor:
    """每个位置看到的内容 / What each position gets to see.

    scores: FloatTensor[B, H, T, T]，未来已经是 -∞；行是谁在看，列是被看的
            the future is -∞ already; the row is who looks, the column at whom
    v:      FloatTensor[B, H, T, D]，每个位置的内容 / the content of each position
    返回 / returned: FloatTensor[B, H, T, D]

    公式 / Formula:  w[i, j] = exp(scores[i, j]) / Σ_m exp(scores[i, m])     （沿着列 / over the columns）
                     返回 / returned[i] = Σ_j w[i, j] · v[j]

    分数很大时 exp 会溢出；torch 的 softmax 会先减去每行的最大值。
    With large scores exp overflows; torch's softmax takes each row's maximum off first.

    例子 / Example: T = 2, D = 1, scores = [[0, -∞], [ln 3, 0]], v = [[4], [8]]
        权重 / weights          [[1, 0], [3/4, 1/4]]
        返回 / returned         [[4], [3/4 · 4 + 1/4 · 8]] = [[4], [5]]
    """
    # TODO 3c: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3c: write your code here, then delete the line below
    raise NotImplementedError("TODO 3c: 按分数取平均 / An average by the scores")
