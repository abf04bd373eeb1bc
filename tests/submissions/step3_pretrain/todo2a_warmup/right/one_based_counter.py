# kind: right
# about: Renames to a one-based counter in a nested helper.

def warmup_lr(step, warmup_steps, max_lr):
    def at(count):
        return max_lr * count / warmup_steps

    current = step
    current += 1
    return at(count=current)
