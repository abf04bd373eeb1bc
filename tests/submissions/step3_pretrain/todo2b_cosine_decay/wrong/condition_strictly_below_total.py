# kind: wrong
# misconception: no_answer_at_last_step
# zh-CN: step = total_steps 时什么也没有返回（None）：条件少算了最后一步。衰减包括 total_steps，那里正好是 min_lr。
# en: Nothing (None) is returned at step = total_steps: the condition leaves out the last step. The decay includes total_steps, where the rate is exactly min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step < total_steps:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
