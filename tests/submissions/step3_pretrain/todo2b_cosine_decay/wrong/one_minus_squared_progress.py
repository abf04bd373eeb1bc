# kind: wrong
# misconception: parabola_decay
# zh-CN: 这里是抛物线，开头降得慢，结尾却很陡。余弦在结尾也会慢慢变平；要用余弦函数，而不是幂。
# en: This is a parabola: it starts gently but ends steeply. A cosine levels out at the end too; use the cosine function instead of a power.

def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 - progress ** 2)
