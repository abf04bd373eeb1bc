# kind: wrong
# misconception: quarter_cosine
# zh-CN: 这里只用了四分之一个余弦周期，结尾仍然很陡。公式用的是半个周期（0 到 π），加 1 再除以 2，两端都平。
# en: This uses a quarter of a cosine period, so the end is still steep. The formula uses half a period (0 to pi), plus one, halved, which is level at both ends.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.sin(math.pi / 2 * (1 - progress))
