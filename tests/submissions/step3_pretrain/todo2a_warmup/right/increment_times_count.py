# kind: right
# about: Size of one increment times the number of increments.

def warmup_lr(step, warmup_steps, max_lr):
    per_step = max_lr / warmup_steps
    done = 1 + step
    return done * per_step
