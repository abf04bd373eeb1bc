# kind: wrong
# misconception: constant_max_lr
# zh-CN: 返回的总是 max_lr：可能是进度用 min 限制反了，一直是 0。学习率要从 max_lr 平滑地降到 min_lr，进度要介于 0 和 1 之间。
# en: max_lr is returned at every step; perhaps progress is limited with min where max was meant, which keeps it at 0. The rate falls smoothly from max_lr to min_lr, with progress between 0 and 1.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max_lr
