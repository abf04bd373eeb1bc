# kind: wrong
# misconception: progress_one_step_ahead
# zh-CN: 进度多算了一步：预热刚结束时就已经开始下降，最后又超过 1。在 step = warmup_steps 时进度应当是 0。
# en: Progress is one step ahead: the rate is falling already when the warmup has just ended, and progress ends above 1. At step = warmup_steps it should be 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps + 1) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
