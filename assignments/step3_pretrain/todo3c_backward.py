"""TODO 3c · 反向传播、裁剪、更新 / Backward, clip, step.

损失告诉我们猜得多差；梯度告诉我们每个参数该往哪边动。偶尔一批数据会给出巨大的梯度，一步就毁掉模型，所以先裁剪。
The loss says how bad the guesses are; the gradient says which way each parameter should move. Now and then a
batch gives a huge gradient that would ruin the model in one step: so it is clipped first.

要做什么：完成 backward_and_step。不要改：函数名和参数。
What to do: complete backward_and_step. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import math  # noqa: F401  (for your answer, should you need it)

import torch
from torch import Tensor, nn


def backward_and_step(
    loss: Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    """用一批数据的损失更新一次参数，返回裁剪之前的梯度总范数。
    Update the parameters once from the loss of a batch; return the total gradient norm before clipping.

    loss:      FloatTensor[]，来自你的 forward / from your forward
    model:     要训练的模型 / the model in training
    optimizer: 更新 model 参数的优化器，学习率已经设好 / updates model's parameters; its learning rate is set
    max_norm:  梯度总范数的上限，大于 0 / the largest total norm allowed, above 0

    要做的四件事 / Four things to do:
        1. 由损失算出每个参数的梯度 / compute every parameter's gradient from the loss
        2. 裁剪：若总范数 n 超过 max_norm，把所有梯度乘以同一个系数 max_norm / n；没超过就不动
           clip: if the total norm n is above max_norm, multiply all gradients by the same factor
           max_norm / n; otherwise leave them
        3. 让优化器更新参数 / let the optimizer update the parameters
        4. 清空梯度，否则下一批的会加在上面 / clear the gradients, or the next batch's would be added

    公式 / Formula:  n = √( Σ g² )
        对所有参数的梯度的所有分量求和 / summed over all entries of all parameters' gradients
        冻结的参数没有梯度（grad 是 None），跳过 / a frozen parameter has none (its grad is None): pass over it

    例子 / Example: 两个参数 / two parameters w = v = 1.0
        loss = 3·w + 4·v,  SGD, lr = 0.1,  max_norm = 1.0
        梯度 / gradients       3, 4        n = √(9 + 16) = 5   （返回 5.0 / 5.0 is returned）
        裁剪后 / clipped       0.6, 0.8    （长度 1，方向不变 / length 1, the direction is the same）
        更新后 / updated       w = 1 - 0.1·0.6 = 0.94,   v = 1 - 0.1·0.8 = 0.92
    """
    # TODO 3c: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3c: write your code here, then delete the line below
    raise NotImplementedError("TODO 3c: 反向传播、裁剪、更新 / Backward, clip, step")
