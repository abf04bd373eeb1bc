# kind: right
# about: Computes the fraction of the warmup first and scales it.

def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / warmup_steps
    return fraction * max_lr
