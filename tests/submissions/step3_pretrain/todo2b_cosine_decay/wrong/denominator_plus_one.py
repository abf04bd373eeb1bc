# kind: wrong
# misconception: progress_ends_one_step_late
# zh-CN: 分母多了一步，所以最后一步还没到 min_lr。从 warmup_steps 到 total_steps 正好是两者之差那么多步。
# en: The denominator is one step too large, so the last step is not yet at min_lr. From warmup_steps to total_steps there are just as many steps as their difference.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps + 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
