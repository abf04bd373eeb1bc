# kind: right
# about: Divides max_lr by how many times the finished part fits into the warmup.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / (warmup_steps / (step + 1))
