"""TODO 5（选做）· LoRA：只学一点点 / LoRA (optional): learning very little.

微调不必改动所有权重。LoRA 把原来的线性层冻结，在旁边加上两个很窄的矩阵 A 和 B：它们的乘积是对权重的一个小修正。
B 开始时全是 0，所以训练之前什么也没有变。
Tuning need not change all weights. LoRA freezes a linear layer and puts two narrow matrices A and B beside it: their
product is a small correction of its weights. B begins with zeros, so nothing has changed before training.

要做什么：完成 LoRALinear.forward。不要改：__init__ 和各部分的名字。
What to do: complete LoRALinear.forward. Don't change: __init__ and the parts' names.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class LoRALinear(nn.Module):
    """一个冻结的线性层，加上可以学的小修正 / A frozen linear layer with a small correction that can be learned."""

    def __init__(self, linear: nn.Linear, r: int, alpha: float) -> None:
        """linear: [in] -> [out]；r: A 和 B 有多窄 / how narrow A and B are; alpha: 修正的力度 / how strong the correction is."""
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)  # [r, in]
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))  # [out, r]

    def forward(self, x: Tensor) -> Tensor:
        """linear(x) + alpha / r · x Aᵀ Bᵀ.

        x: FloatTensor[..., in]；返回 / returned: FloatTensor[..., out]

        例子 / Example: linear(x) = 2x（一个数 / one number）, A = [[3]], B = [[0.5]], r = 1, alpha = 4
            x = 1：2 + 4 / 1 · 1 · 3 · 0.5 = 8
        """
        # TODO 5: 在这里写你的代码，写好后删掉下面这一行
        # TODO 5: write your code here, then delete the line below
        raise NotImplementedError("TODO 5: LoRA（选做） / LoRA (optional)")
