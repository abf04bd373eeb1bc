# kind: wrong
# misconception: min_lr_as_clamp
# zh-CN: 曲线降到 0，再用 max 截在 min_lr 上，所以最后一段是平的，中间也偏低。min_lr 不是截断，而是曲线本身的底。
# en: The curve falls to 0 and is cut off at min_lr with max, so its last part is flat and its middle too low. min_lr isn't a cut-off: it is the floor of the curve itself.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max(min_lr, 0.5 * max_lr * (1 + math.cos(math.pi * progress)))
