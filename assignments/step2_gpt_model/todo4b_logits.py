"""TODO 4b · 从向量到分数 / From vectors to scores.

向量穿过所有的 Block，最后归一化一次，再和词表里的每个向量比一比：越像的词，分数越高。
The vectors go through all blocks, are normalised once more, and are compared with every vector of the vocabulary:
the more alike, the higher the score.

要做什么：完成 logits。不要改：函数名和参数。
What to do: complete logits. Don't change: the function's name and parameters.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


def logits(x: Tensor, blocks: Iterable[nn.Module], ln_f: nn.Module, token_embedding: nn.Embedding) -> Tensor:
    """每个位置上，词表里每个词的分数 / The score of every token of the vocabulary, at every position.

    x:               FloatTensor[B, T, C]，来自你的 embed / from your embed
    blocks:          若干个 Block，按顺序，每个 [B, T, C] -> [B, T, C] / blocks, in order
    ln_f:            最后的归一化，[B, T, C] -> [B, T, C] / the final norm
    token_embedding: 词表，权重 [V, C] / the vocabulary's table; its weight is [V, C]
    返回 / returned: FloatTensor[B, T, V]

    公式 / Formula:  h = ln_f(block_n(… block_1(x) …))
                     返回 / returned[b, t, v] = Σ_c h[b, t, c] · token_embedding.weight[v, c]

    把编号变成向量的表，也把向量变回分数：这叫权重共享（weight tying），省下一大张表。
    The table that turns ids into vectors also turns vectors into scores: weight tying, one large table saved.

    例子 / Example: 一个 block：乘以 2；ln_f：加 1 / one block: times 2; ln_f: plus 1
        x = [[[1, 0]]]  ->  [[[2, 0]]]  ->  [[[3, 1]]]
        权重 / weight = [[1, 0], [0, 1], [1, 1]]      返回 / returned  [[[3, 1, 4]]]
    """
    # TODO 4b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4b: write your code here, then delete the line below
    raise NotImplementedError("TODO 4b: 从向量到分数 / From vectors to scores")
