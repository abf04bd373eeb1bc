# kind: wrong
# misconception: no_answer_at_first_step
# zh-CN: step = warmup_steps 时什么也没有返回（None）：条件少算了第一步。衰减从 warmup_steps 开始，那里正好是 max_lr。
# en: Nothing (None) is returned at step = warmup_steps: the condition leaves out the first step. The decay begins with warmup_steps, where the rate is exactly max_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step > warmup_steps:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
