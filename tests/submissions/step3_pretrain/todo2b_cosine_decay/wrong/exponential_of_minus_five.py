# kind: wrong
# misconception: exponential_decay_with_fixed_rate
# variants: 5 | 1 | 2 | 3 | 4 | 6 | 10
# zh-CN: 这里是带固定速度的指数衰减，最后也到不了 min_lr。本课要的是余弦曲线，最后一步正好是 min_lr。
# en: This is exponential decay with a fixed rate, which doesn't reach min_lr at its end. A cosine is wanted, whose last step is exactly min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.exp(-5 * progress)
