# kind: right
# about: Prints, logs and warns in every call; the value is right.

import logging
import math
import warnings


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))
    print("进度", p, "学习率", lr)
    logging.getLogger("lr").error("lr=%g", lr)
    warnings.warn("decaying", RuntimeWarning, stacklevel=2)
    return lr
