# kind: right
# about: Guards warmup_steps = 0 and clamps the fraction, neither of which matters in the domain.

def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps <= 0:
        return max_lr
    return max_lr * min(1.0, max(0.0, (step + 1) / warmup_steps))
