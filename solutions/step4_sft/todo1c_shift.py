"""TODO 1c · 错开一位 / Moving by one.

模型在每个位置都要说出下一个词元。所以同一段对话要错开一位：这个位置读到什么，对着的是下一个位置的标签。
At each place the model has to say the next token. So one conversation is moved against itself: what is read at a place
stands opposite the label of the place after it.

整个课程里只移这一次：后面的损失和模型都不再移。
In the whole course this is the only move: neither the loss nor the model moves anything later.

要做什么：完成 shift。不要改：函数名和参数。
What to do: complete shift. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def shift(ids: list[int], labels: list[int]) -> tuple[Tensor, Tensor]:
    """一段对话的输入和目标 / Input and targets of one conversation.

    ids:      对话的 n 个编号，n >= 2 / the conversation's n ids
    labels:   同样长；不算的位置是 -100 / just as long; -100 where a token doesn't count
              不要改动这两个列表 / leave both lists as they are
    返回 / returned: (input_ids, targets)，两个 LongTensor[n - 1]；targets[t] 是 input_ids[t] 之后那个位置的标签
                     two LongTensors[n - 1]; targets[t] is the label of the place after input_ids[t]

    例子 / Example: 256 用户 / user, 257 助手 / assistant, 258 结束 / end
        ids       = [ 256,    5,  258,  257,  8,  258]
        labels    = [-100, -100, -100, -100,  8,  258]

        input_ids = [ 256,    5,  258,  257,  8]
        targets   = [-100, -100, -100,    8,  258]      读到 257 就该说 8 / having read 257, say 8
    """
    ### BEGIN SOLUTION
    return torch.tensor(ids[:-1]), torch.tensor(labels[1:])
    ### END SOLUTION
