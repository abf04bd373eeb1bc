"""TODO 3b · 前向传播：得到损失 / Forward: from a batch to the loss.

模型读一批输入，为每个位置的下一个字符打分（logits），再和目标比较，得到一个数：损失。它越小，猜得越准。
The model reads a batch, scores the next character at every position (logits), and compares with the targets:
that gives one number, the loss. The smaller, the better the guesses.

要做什么：完成 forward。不要改：函数名和参数。
What to do: complete forward. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401  (for your answer, should you need it)
import torch.nn.functional as F  # noqa: F401  (for your answer, should you need it)
from torch import Tensor, nn


def forward(model: nn.Module, input_ids: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """让模型读一批数据，返回 (logits, loss) / Let the model read a batch; return (logits, loss).

    model:     gpt_model.py 里的 GPT，或者用法相同的模型：
               除了输入，它还接受名为 targets 的目标，返回 (logits, loss)
               the GPT of gpt_model.py, or a model that is used like it: besides the input it takes the
               targets, under the name targets, and returns (logits, loss)
    input_ids: LongTensor[B, T]，B 个窗口，每个 T 个编号 / B windows of T ids
    labels:    LongTensor[B, T]，目标，已经往后移了一个位置（你的 TODO 1），不要再移一次
               the targets, already moved on by one place (your TODO 1): don't move them again

    logits:    FloatTensor[B, T, V]，每个位置上 V 个字符的分数 / the scores of V characters at every position
    loss:      FloatTensor[]，一个数，能求梯度 / one number that gradients can be computed from

    公式 / Formula:  所有位置的平均交叉熵 / the mean cross entropy over all positions

        loss = - 1/(B·T) · Σ_{b,t} log softmax(logits[b, t])[labels[b, t]]

    模型自己会算它，只需读一遍数据。不要改变模型的参数或模式（train/eval）。
    The model computes it by itself, in one pass. Don't change its parameters or its mode (train/eval).

    例子 / Example: B = 2, T = 3, V = 5，所有分数相等 / all scores equal
        logits.shape = (2, 3, 5),  loss = ln 5 ≈ 1.6094   （随便猜的损失 / the loss of guessing at random）
    """
    # TODO 3b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3b: write your code here, then delete the line below
    raise NotImplementedError("TODO 3b: 前向传播：得到损失 / Forward: from a batch to the loss")
