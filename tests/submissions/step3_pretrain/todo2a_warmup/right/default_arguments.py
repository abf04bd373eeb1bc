# kind: right
# about: Has defaults for all arguments, which callers override.

def warmup_lr(step=0, warmup_steps=100, max_lr=1e-3):
    return max_lr * (step + 1) / warmup_steps
