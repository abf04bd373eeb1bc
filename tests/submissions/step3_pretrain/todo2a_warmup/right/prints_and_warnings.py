# kind: right
# about: Prints, logs and warns in every call; the value is right.

import logging
import warnings


def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    print("step", step, "学习率", lr)
    logging.getLogger(__name__).warning("lr=%s", lr)
    warnings.warn("warming up", UserWarning, stacklevel=2)
    return lr
