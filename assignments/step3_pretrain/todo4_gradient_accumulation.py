"""TODO 4 · 梯度累积（选做，不计分）/ Gradient accumulation (optional, no points).

批越大，梯度越稳，但显存放不下。办法：把大批切成几个小批，依次求梯度并累加，最后只更新一次，结果和大批完全一样。
The larger the batch, the steadier the gradient, but memory is short. The way out: cut the batch into small ones,
add up their gradients, and update only once; the result is exactly that of the large batch.

要做什么：完成 accumulate_and_step。不要改：函数名和参数。
What to do: complete accumulate_and_step. Don't change: the function's name and parameters.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


def accumulate_and_step(
    model: nn.Module,
    batches: Sequence[tuple[Tensor, Tensor]],
    optimizer: torch.optim.Optimizer,
    max_norm: float,
) -> float:
    """用几个小批的梯度之和更新一次参数，返回裁剪之前的梯度总范数。
    Update the parameters once from several small batches; return the total gradient norm before clipping.

    model:     用法和 GPT 相同 / used like GPT: model(input_ids, targets=...) returns (logits, loss)
    batches:   至少一个小批，每个是 (input_ids, labels)，都是 LongTensor[B, T]，大小相同
               at least one small batch (input_ids, labels), both LongTensor[B, T], all of the same size
    optimizer: 更新 model 参数的优化器 / updates model's parameters
    max_norm:  梯度总范数的上限，大于 0 / the largest total norm allowed, above 0

    公式 / Formula:  K 是小批的个数 / K is the number of small batches

        g = ∇ ( 1/K · Σ_k loss_k )        即大批的梯度 / which is the gradient of the large batch

    然后和 TODO 3c 一样：按总范数裁剪，更新一次，清空梯度。
    Then as in TODO 3c: clip by the total norm, step once, clear the gradients.

    例子 / Example: loss_1 = 3·w, loss_2 = 5·w,  SGD, lr = 0.1, max_norm = 10
        g = (3 + 5) / 2 = 4  （返回 4.0 / 4.0 is returned）,   w 减小 / decreases by 0.1·4 = 0.4
    """
    # TODO 4: 在这里写你的代码，写好后删掉下面这一行
    # TODO 4: write your code here, then delete the line below
    raise NotImplementedError("TODO 4: 梯度累积（选做） / Gradient accumulation (optional)")
