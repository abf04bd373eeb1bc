# kind: wrong
# misconception: returns_increment_only
# zh-CN: 返回的只是每一步的增量，没有用上 step，所以一直不变。第 step 步的学习率是到那时为止所有增量的和。
# en: Only the increment of one step is returned; step is not used, so the rate never grows. The rate at step is the sum of all increments up to then.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / warmup_steps
