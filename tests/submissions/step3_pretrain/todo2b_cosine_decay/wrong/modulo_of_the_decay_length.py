# kind: wrong
# misconception: last_step_restarts
# zh-CN: 取余让最后一步的进度从 1 变回了 0，学习率跳回 max_lr。在 step = total_steps 时应当正好是 min_lr；这里不需要取余。
# en: Taking the remainder turns the last step's progress from 1 back to 0, and the rate jumps to max_lr. At step = total_steps it should be exactly min_lr; no remainder is needed.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    length = total_steps - warmup_steps
    progress = ((step - warmup_steps) % length) / length
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
