# kind: right
# about: The plain solution.

def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return max_lr * (step + 1) / warmup_steps
