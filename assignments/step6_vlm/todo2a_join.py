"""TODO 2a · 先看图，再读字 / First look, then read.

图片词元和词的向量现在一样宽，可以排成一排：图片在前，文字在后。注意力本身不知道顺序，所以给整排的每个位置加上
它的位置向量；文字接着图片往下数。
Image tokens and word vectors have the same width now and can stand in one row: the picture first, then the text.
Attention knows no order by itself, so each place of the whole row gets the vector of its position; the text goes on
counting where the picture ends.

要做什么：完成 join。不要改：函数名和参数。
What to do: complete join. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


def join(image_embeddings: Tensor, text_embeddings: Tensor, position_embedding: nn.Embedding) -> Tensor:
    """图片在前，文字在后，位置从头数到尾 / The picture, then the text, positions from the first to the last.

    image_embeddings:   FloatTensor[B, N, C]，每一行有自己的图片 / each row has its own picture
    text_embeddings:    FloatTensor[B, T, C]
    position_embedding: 表，[block_size, C]，N + T <= block_size / a table
    返回 / returned:    FloatTensor[B, N + T, C]

    公式 / Formula:  x[b, i] = image_embeddings[b, i] + position_embedding[i]              0 <= i < N
                     x[b, N + t] = text_embeddings[b, t] + position_embedding[N + t]       0 <= t < T

    例子 / Example: B = 1, N = 2, T = 1, C = 1
        image_embeddings = [[[100], [200]]]     text_embeddings = [[[300]]]
        position_embedding.weight = [[1], [2], [3], [4]]
        返回 / returned  [[[101], [202], [303]]]
    """
    # TODO 2a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2a: write your code here, then delete the line below
    raise NotImplementedError("TODO 2a: 先看图，再读字 / First look, then read")
