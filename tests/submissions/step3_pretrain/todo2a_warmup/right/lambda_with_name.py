# kind: right
# about: A lambda assigned to the name.

warmup_lr = lambda step, warmup_steps, max_lr: max_lr * ((1 + step) / warmup_steps)
