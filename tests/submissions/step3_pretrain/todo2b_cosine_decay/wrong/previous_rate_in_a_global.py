# kind: wrong
# misconception: decays_from_previous_result
# zh-CN: 每次都在上一次的结果上继续衰减，所以取决于以前的调用。函数要能单独回答任何一步：直接由 step 算出来。
# en: Every call goes on decaying from the last result, so the answer depends on earlier calls. The function should answer for any step on its own, computed from step.

import math

lr = None


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global lr
    if lr is None:
        lr = max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (lr - min_lr) * (1 + math.cos(math.pi * progress))
    return lr
