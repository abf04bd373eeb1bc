# kind: wrong
# misconception: zero_at_the_end
# zh-CN: 最后一步返回了 0。训练结束时的学习率是 min_lr，不是 0；公式在 step = total_steps 处同样适用。
# en: The last step returns 0. At the end of training the rate is min_lr; the formula holds at step = total_steps too.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step >= total_steps:
        return 0.0
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
