"""TODO 2a · 学习率预热：从小到大 / Warmup: from small to large.

训练刚开始时，参数是随机的，梯度又大又乱，一大步会走错方向。所以先用很小的学习率，再均匀地升到最大值。
At the start the parameters are random and the gradients large and erratic: a big step would go astray. So the
learning rate begins small and rises evenly to its largest value.

要做什么：完成 warmup_lr。不要改：函数名和参数。
What to do: complete warmup_lr. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import math  # noqa: F401  (for your answer, should you need it)


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    """返回预热阶段第 step 步的学习率 / Return the learning rate of warmup step number `step`.

    step:         第几步，从 0 数起 / which step, counted from 0;  0 <= step < warmup_steps
    warmup_steps: 预热一共几步 / how many steps warmup takes;  warmup_steps >= 1
    max_lr:       预热结束时的学习率 / the rate at the end of warmup

    公式 / Formula:
                        step + 1
        lr  =  max_lr · ――――――――――――
                        warmup_steps

    所以第 0 步不是 0（否则第一步白走了），最后一步（warmup_steps - 1）正好是 max_lr。
    So step 0 is not 0 (a step would be wasted), and the last one (warmup_steps - 1) is exactly max_lr.

    例子 / Example: warmup_steps = 4, max_lr = 0.001
        step        0         1        2         3
        lr     0.00025    0.0005  0.00075     0.001
    """
    # TODO 2a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 2a: write your code here, then delete the line below
    raise NotImplementedError("TODO 2a: 学习率预热：从小到大 / Warmup: from small to large")
