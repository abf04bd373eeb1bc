# kind: wrong
# misconception: exponential_decay_with_fixed_rate
# zh-CN: 这里是带固定速度的指数衰减，最后也到不了 min_lr。本课要的是余弦曲线，最后一步正好是 min_lr。
# en: This is exponential decay with a fixed rate, which doesn't reach min_lr at its end. A cosine is wanted, whose last step is exactly min_lr.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = float(step - warmup_steps) / float(total_steps - warmup_steps)
    decay = np.exp(-5.0 * p)
    return decay * max_lr + (1 - decay) * min_lr
