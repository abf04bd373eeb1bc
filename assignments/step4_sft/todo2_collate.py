"""TODO 2 · 长短不一，排成一批 / Rows of different lengths in one batch.

对话有长有短，张量的每一行却一样长：短的在右边补齐。补上的输入是填充记号，补上的目标是 -100，损失会跳过它们。
Conversations differ in length, the rows of a tensor don't: short ones are filled up on the right, inputs with the
padding mark, targets with -100, which the loss passes over.

要做什么：完成 collate。不要改：函数名和参数。
What to do: complete collate. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch  # noqa: F401, RUF100  (for your answer, should you need it)
from torch import Tensor


def collate(examples: list[tuple[Tensor, Tensor]], pad_id: int) -> tuple[Tensor, Tensor]:
    """把几个例子补成一样长，叠成一批 / Fill examples up to one length and stack them.

    examples:  至少一个 (input_ids, targets)，两个一样长的 LongTensor[n]，n >= 1；每个例子的 n 可以不同
               at least one (input_ids, targets): two LongTensors[n] of one length; n differs between examples
               不要改动它们 / leave them as they are
    pad_id:    填充记号的编号 / the id of the padding mark
    返回 / returned: (input_ids, targets)，两个 LongTensor[B, T]：T 是最长的 n；第 i 行是第 i 个例子
                     two LongTensors[B, T]: T is the largest n; row i is example i

    例子 / Example: pad_id = 9
        examples  = [([5, 6, 7], [-100, 7, 8]),
                     ([4],       [3])]

        input_ids = [[5, 6, 7],     targets = [[-100,    7,    8],
                     [4, 9, 9]]                [   3, -100, -100]]
    """
    # TODO 2: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2: write your code here, then delete the line below
    raise NotImplementedError("TODO 2: 长短不一，排成一批 / Rows of different lengths in one batch")
