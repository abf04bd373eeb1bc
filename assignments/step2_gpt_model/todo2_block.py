"""TODO 2 · Block：注意力和 MLP，加在主干上 / The block: attention and MLP, added to the stream.

一个 Transformer 就是许多个 Block 叠起来。每个 Block 不替换它读到的东西，而是往上加：x 像一条主干道，
注意力和 MLP 各看一眼（先归一化），把自己的想法加回去。
A transformer is many blocks on top of each other. A block doesn't replace what it reads, it adds to it: x is like
a main road; attention and MLP each have a look (normalised first) and add what they think.

要做什么：完成 forward。不要改：类名、__init__、forward 的参数。
What to do: complete forward. Don't change: the class's name, __init__, forward's parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
from torch import Tensor, nn


class Block(nn.Module):
    """注意力，然后 MLP，都是先归一化（pre-norm）/ Attention, then MLP, each normalised first (pre-norm)."""

    def __init__(self, ln_1: nn.Module, attn: nn.Module, ln_2: nn.Module, mlp: nn.Module) -> None:
        """四个部件都已经做好，每个都是 [B, T, C] -> [B, T, C] / Four parts, ready made, each of them so."""
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x: Tensor) -> Tensor:
        """x: FloatTensor[B, T, C]，返回同样的形状 / the same shape comes back.

        公式 / Formula:  h = x + attn(ln_1(x))
                         返回 / returned  h + mlp(ln_2(h))

        为什么有 x + ？梯度可以沿着它一直走到第一层，不被缩小。为什么先归一化？主干上的数会越加越大，
        各部件却总看到大小合适的输入；主干本身不归一化。
        Why x + …? Along it the gradient reaches the first block without shrinking. Why normalise first? The numbers
        on the road grow with every addition, yet each part sees an input of the right size; the road itself is
        left alone.

        例子 / Example: ln_1 = ln_2 = 什么也不做 / do nothing,  attn(x) = 10 · x,  mlp(x) = x + 1
            x = 2:  h = 2 + 20 = 22,   返回 / returned  22 + 23 = 45

        不要改变 x 本身 / Leave x itself unchanged.
        """
        # TODO 2: 在这里写你的代码，写好后删掉下面这一行
        # TODO 2: write your code here, then delete the line below
        raise NotImplementedError("TODO 2: Block：加在主干上 / The block: added to the stream")
