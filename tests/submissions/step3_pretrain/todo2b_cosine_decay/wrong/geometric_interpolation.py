# kind: wrong
# misconception: exponential_decay
# zh-CN: 这里是指数衰减（几何插值）。两端对，中间偏低，min_lr 为 0 时还会立刻掉到 0。本课要的是余弦曲线：一半进度时正好在 max_lr 和 min_lr 的平均处。
# en: This is exponential decay (geometric interpolation). The ends are right, the middle is too low, and min_lr = 0 makes it drop to 0 at once. A cosine is wanted: half-way through it is at the mean of max_lr and min_lr.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr * (min_lr / max_lr) ** progress
