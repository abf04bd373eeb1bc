# kind: wrong
# misconception: quadratic_decay
# zh-CN: 这里是二次曲线，一开始就降得很快。余弦在开头和结尾都变化得慢；要用余弦函数，而不是幂。
# en: This is a quadratic curve that falls fast from the start. A cosine changes slowly at both ends; use the cosine function instead of a power.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    left = (total_steps - step) / (total_steps - warmup_steps)
    return (max_lr - min_lr) * left * left + min_lr
