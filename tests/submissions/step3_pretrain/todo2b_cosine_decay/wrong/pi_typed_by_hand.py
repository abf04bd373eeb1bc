# kind: wrong
# misconception: coarse_pi
# zh-CN: π 用了近似值 3.14，结果有偏差，最后一步也不正好是 min_lr。标准库里有足够精确的 π。
# en: pi is approximated by 3.14, so the results are off and the last step isn't exactly min_lr. The standard library has a pi that is precise enough.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(3.14 * progress))
