"""TODO 2b · 余弦衰减：从大到小 / Cosine decay: from large to small.

预热之后，学习率沿着半个余弦波从 max_lr 平滑地降到 min_lr：开始和结束时降得慢，中间降得快。
After warmup the learning rate follows half a cosine wave from max_lr down to min_lr: slowly at both ends,
fast in the middle.

要做什么：完成 cosine_decay_lr。不要改：函数名和参数。
What to do: complete cosine_decay_lr. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import math  # noqa: F401, RUF100  (for your answer: math.cos, math.pi)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    """返回衰减阶段第 step 步的学习率 / Return the learning rate of step number `step` of the decay.

    step:         第几步，从训练开始数起 / which step, counted from the start of training;
                  warmup_steps <= step <= total_steps
    warmup_steps: 预热用了几步 / how many steps warmup took;  warmup_steps < total_steps
    total_steps:  训练一共几步 / how many steps training takes
    max_lr:       衰减开始时的学习率 / the rate where the decay begins
    min_lr:       衰减结束时的学习率 / the rate where it ends

    公式 / Formula:  p 是衰减的进度，从 0 到 1 / p is the decay's progress, from 0 to 1

             step - warmup_steps
        p  = ――――――――――――――――――――――――
             total_steps - warmup_steps

        lr = min_lr + ½ · (max_lr - min_lr) · (1 + cos(π · p))

    例子 / Example: warmup_steps = 100, total_steps = 300, max_lr = 0.001, min_lr = 0.0002
        step       100       150       200       250       300
        p            0      0.25       0.5      0.75         1
        lr       0.001  0.000883    0.0006  0.000317    0.0002     （约 / rounded）
    """
    # TODO 2b: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2b: write your code here, then delete the line below
    raise NotImplementedError("TODO 2b: 余弦衰减：从大到小 / Cosine decay: from large to small")
