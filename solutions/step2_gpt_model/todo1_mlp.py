"""TODO 1 · MLP：每个位置自己想一想 / The MLP: each position thinks for itself.

注意力让位置之间交换信息；MLP 让每个位置单独处理它收集到的信息：先变宽四倍，弯一下，再变回原来的宽度。
Attention lets positions exchange information; the MLP lets each position work on what it has gathered, alone:
four times wider, bent, and back to the width it had.

要做什么：完成 forward。不要改：类名、__init__、forward 的参数。
What to do: complete forward. Don't change: the class's name, __init__, forward's parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor, nn


class MLP(nn.Module):
    """两个线性层，中间一个 GELU / Two linear layers with a GELU between them."""

    def __init__(self, n_embd: int, dropout: float) -> None:
        """n_embd: 宽度 C / the width C;  dropout: 丢弃的概率 / the probability of dropping."""
        super().__init__()
        self.fc = nn.Linear(n_embd, 4 * n_embd, bias=False)
        self.proj = nn.Linear(4 * n_embd, n_embd, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """x: FloatTensor[..., C]，返回同样的形状 / the same shape comes back.

        公式 / Formula:  dropout(proj(gelu(fc(x))))

        GELU 像一个圆滑的 ReLU：大的正数几乎不变，大的负数几乎变成 0。精确的和 tanh 近似的都可以。
        GELU is like a smooth ReLU: large numbers stay nearly as they are, very negative ones become nearly 0.
        Its exact form and its tanh form both count as right.

            gelu(-3) ≈ -0.004     gelu(0) = 0     gelu(1) ≈ 0.841     gelu(3) ≈ 2.996

        为什么要弯一下？没有它，两个线性层合起来还是一个线性层，变宽就白费了。
        Why bend at all? Without it two linear layers are one linear layer, and the width is for nothing.

        例子 / Example: C = 1, fc = [[1], [-1], [2], [0]], proj = [[1, 1, 1, 1]], x = [1.0], eval()
            fc(x)   = [1, -1, 2, 0]
            gelu    ≈ [0.8413, -0.1587, 1.9545, 0]
            proj    ≈ 2.6372                     （返回 [2.6372] / [2.6372] is returned）

        这里不加残差：那是 Block 的事 / No residual here: that is the Block's.
        """
        ### BEGIN SOLUTION
        return self.dropout(self.proj(F.gelu(self.fc(x))))
        ### END SOLUTION
