# kind: wrong
# misconception: progress_not_shifted
# zh-CN: 分母减去了预热步数，分子却没有减：进度不从 0 开始，最后还超过 1，学习率又会回升。分子也应当从预热结束数起。
# en: The warmup is subtracted in the denominator but not in the numerator: progress doesn't start at 0 and ends above 1, where the rate climbs again. The numerator has to count from the end of the warmup too.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    decay_steps = total_steps - warmup_steps
    angle = step * math.pi / decay_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(angle)) / 2
