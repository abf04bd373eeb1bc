"""TODO 3a · 注意力分数：谁该看谁 / Attention scores: who should look at whom.

每个位置提出一个问题（query），也亮出一个名片（key）。问题和名片越合得来，分数越高。
Each position asks a question (its query) and shows a card (its key). The better a question and a card go together,
the higher the score.

要做什么：完成 attention_scores。不要改：函数名和参数。
What to do: complete attention_scores. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import math  # noqa: F401, RUF100  (for your answer, should you need it)

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor


def attention_scores(q: Tensor, k: Tensor) -> Tensor:
    """每对位置的分数 / The score of every pair of positions.

    q, k: FloatTensor[B, H, T, D]：B 个序列，H 个头，T 个位置，每个问题和名片是 D 个数
          B sequences, H heads, T positions; each query and each key is D numbers
    返回 / returned: FloatTensor[B, H, T, T]，行是谁在看，列是被看的
          the row is who looks, the column at whom

    公式 / Formula:  scores[b, h, i, j] = Σ_d q[b, h, i, d] · k[b, h, j, d] / √D

    为什么除以 √D？D 个随机的乘积加起来，大小约为 √D。不除的话，softmax 几乎只选一个位置，梯度就没了。
    Why divide by √D? A sum of D random products is about √D large. Undivided, softmax would pick one position
    nearly for good, and its gradient would vanish.

    例子 / Example: B = H = 1, T = 2, D = 4
        q = [[2, 0, 0, 0], [0, 2, 0, 0]]      k = [[1, 1, 0, 0], [3, 0, 0, 0]]
        q · k = [[2, 6], [2, 0]]              √D = 2
        返回 / returned  [[1, 3], [1, 0]]     （位置 0 更想看位置 1 / position 0 rather looks at position 1）

    还没有遮住未来：那是 TODO 3b / The future isn't masked yet: that is TODO 3b.
    """
    # TODO 3a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3a: write your code here, then delete the line below
    raise NotImplementedError("TODO 3a: 注意力分数 / Attention scores")
