# kind: wrong
# misconception: step_zero_treated_as_one
# zh-CN: 只把第 0 步当成第 1 步来避免 0，后面各步没有跟着移动，于是前两步相同，最后也到不了 max_lr。每一步都要同样地补 1。
# en: Only step 0 is treated as step 1, to avoid a zero; the others don't move along, so the first two steps are equal and the end stays below max_lr. Every step has to be moved on in the same way.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step or 1) / warmup_steps
