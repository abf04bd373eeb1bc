"""TODO 1b · 投影：从眼睛的语言翻译成词的语言 / The projector: from the eye's language into that of words.

眼睛的向量有 vision_dim 个数，词的向量有 text_dim 个数，意思也各说各的。一个小小的 MLP 学会在两者之间翻译。
The eye's vectors have vision_dim numbers, those of words text_dim, and they mean different things. A small MLP learns to
translate.

要做什么：完成 forward。不要改：类名、__init__、forward 的参数。
What to do: complete forward. Don't change: the class's name, __init__, forward's parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


class Projector(nn.Module):
    """两个线性层，中间一个 GELU / Two linear layers with a GELU between them."""

    def __init__(self, vision_dim: int, text_dim: int) -> None:
        """vision_dim: 图片词元的宽度 / the width of image tokens;  text_dim: 词向量的宽度 C / that of word vectors."""
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """x: FloatTensor[..., vision_dim] -> FloatTensor[..., text_dim]。

        公式 / Formula:  proj(gelu(fc(x)))          GELU 精确的和 tanh 近似的都可以 / exact or by tanh, both are right

        例子 / Example: vision_dim = 1, text_dim = 2, fc = [[1], [-1]], proj = [[1, 1], [0, 2]], x = [3.0]
            fc(x)  = [3, -3]
            gelu   ≈ [2.9960, -0.0040]
            proj   ≈ [2.9919, -0.0081]             （返回值 / what is returned）

        每个图片词元单独翻译；这里没有 dropout，没有残差（两边的宽度不一样）。
        Each image token is translated by itself; no dropout here, and no residual (the widths differ).
        """
        # TODO 1b: 在这里写你的代码，写好后删掉下面这一行
        # TODO 1b: write your code here, then delete the line below
        raise NotImplementedError("TODO 1b: 投影：翻译成词的语言 / The projector: into the language of words")
