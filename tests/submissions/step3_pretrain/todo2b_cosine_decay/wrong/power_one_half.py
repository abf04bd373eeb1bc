# kind: wrong
# misconception: square_root_decay
# zh-CN: 这里取了剩余比例的平方根。余弦曲线不是幂函数；要用余弦函数。
# en: This takes the square root of what is left. A cosine is no power; use the cosine function.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return (max_lr - min_lr) * (1 - progress) ** 0.5 + min_lr
