# kind: wrong
# misconception: constant_then_linear
# zh-CN: 这里先保持 max_lr 不变，最后才线性下降（“预热—稳定—衰减”日程）。本课从预热结束就开始按余弦下降。
# en: This stays at max_lr and falls linearly only at the end (a warmup-stable-decay schedule). Here the cosine begins to fall as soon as the warmup is over.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    decay = max(0.0, progress - 0.8) * 5
    return max_lr - decay * (max_lr - min_lr)
