# kind: wrong
# misconception: inverse_square_root_decay
# zh-CN: 这是平方根倒数的日程，不是余弦：它最后到不了 min_lr。本课要的是余弦曲线，由进度（0 到 1）决定。
# en: This is an inverse square root schedule instead of a cosine, and it doesn't reach min_lr at its end. A cosine of progress (0 to 1) is wanted.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    w = warmup_steps if warmup_steps > 0 else 1
    s = step if step > 0 else 1
    lr = max_lr * (w / s) ** 0.5
    if lr < min_lr:
        lr = min_lr
    return lr
