# kind: right
# about: Starts from the number of steps that are left after this one.

def warmup_lr(step, warmup_steps, max_lr):
    left = warmup_steps - step - 1
    return max_lr * (warmup_steps - left) / warmup_steps
