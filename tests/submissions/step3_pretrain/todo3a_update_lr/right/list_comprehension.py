# kind: right
# about: A list comprehension that is run for its side effect.

def update_lr(optimizer, lr): return [g.__setitem__("lr", lr) for g in optimizer.param_groups]
