"""TODO 1a · 图片变成一排词元 / A picture becomes a row of tokens.

语言模型读的是一排向量。卷积网络（“眼睛”）看过图片之后，给出的是一张网格：h 行 w 列个位置，每个位置有 F 个特征。
把网格像读书一样读一遍（从上到下，每行从左到右），每个位置就成了一个“图片词元”。
A language model reads a row of vectors. What the convolutional network (the “eye”) makes of a picture is a grid: h rows
and w columns of places, with F features each. Read the grid as one reads a page (row by row from the top, each from the
left), and every place becomes an “image token”.

要做什么：完成 image_tokens。不要改：函数名和参数。
What to do: complete image_tokens. Don't change: the function's name and its parameter.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor


def image_tokens(features: Tensor) -> Tensor:
    """网格的每个位置变成一行 / Each place of the grid becomes a row.

    features:        FloatTensor[B, F, h, w]，特征在前，位置在后 / features first, then the places
    返回 / returned: FloatTensor[B, h·w, F]，第 i 行是位置 i 的全部特征 / row i holds all features of place i

    公式 / Formula:  tokens[b, y·w + x, f] = features[b, f, y, x]

    例子 / Example: B = 1, F = 2, h = 2, w = 2
        features[0, 0] = [[1, 2],      features[0, 1] = [[10, 20],
                          [3, 4]]                        [30, 40]]
        返回 / returned  [[[1, 10], [2, 20], [3, 30], [4, 40]]]

    形状对了不等于内容对了：把这些数 F 个一组分成行，有很多种分法，只有一种让每一行是同一个位置。
    A right shape isn't enough: there are many ways to put these numbers into rows of F, and only one in which a row is
    one place.
    """
    # TODO 1a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 1a: write your code here, then delete the line below
    raise NotImplementedError("TODO 1a: 图片变成一排词元 / A picture as a row of tokens")
