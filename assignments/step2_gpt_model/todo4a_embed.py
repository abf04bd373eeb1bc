"""TODO 4a · 嵌入：编号变成向量 / Embedding: ids become vectors.

编号只是名字：7 并不比 6 “大一点”。每个编号在一张表里有自己的向量，每个位置在另一张表里也有自己的向量；相加。
Ids are only names: 7 isn't “a bit more” than 6. Each id has a vector of its own in one table, each position in
another; they are added.

要做什么：完成 embed。不要改：函数名和参数。
What to do: complete embed. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


def embed(input_ids: Tensor, token_embedding: nn.Embedding, position_embedding: nn.Embedding) -> Tensor:
    """每个位置的向量：词的加上位置的 / The vector of each place: its token's plus its position's.

    input_ids:          LongTensor[B, T]
    token_embedding:    表，[V, C] / a table; token_embedding(ids) looks ids up
    position_embedding: 表，[block_size, C]，T <= block_size / a table
    返回 / returned:    FloatTensor[B, T, C]

    公式 / Formula:  x[b, t] = token_embedding[input_ids[b, t]] + position_embedding[t]      t = 0, 1, …, T - 1

    为什么要位置？注意力自己不知道顺序：没有它，“狗咬人”和“人咬狗”是一回事。
    Why positions? Attention by itself knows no order: without them “dog bites man” and “man bites dog” are one.

    例子 / Example: C = 2, input_ids = [[2, 2]]
        token_embedding[2] = [10, 20]     position_embedding[0] = [1, 0],  [1] = [0, 1]
        返回 / returned  [[[11, 20], [10, 21]]]     （同一个词，两个位置 / one token, two places）
    """
    # TODO 4a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4a: write your code here, then delete the line below
    raise NotImplementedError("TODO 4a: 嵌入：编号变成向量 / Embedding: ids become vectors")
