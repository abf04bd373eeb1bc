# kind: wrong
# misconception: progress_one_step_behind
# zh-CN: 进度少算了一步：开头是负的，最后一步还没到 min_lr。在 step = warmup_steps 时进度是 0，在 total_steps 时是 1。
# en: Progress is one step behind: it starts below 0, and the last step is not yet at min_lr. It is 0 at step = warmup_steps and 1 at total_steps.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    step -= 1
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
