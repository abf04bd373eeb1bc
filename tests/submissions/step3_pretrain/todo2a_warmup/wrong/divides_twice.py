# kind: wrong
# misconception: max_lr_in_denominator
# zh-CN: max_lr 到了分母里，峰值越大学习率反而越小。max_lr 是要乘上去的系数。
# en: max_lr ended up in the denominator, so a larger peak gives a smaller rate. max_lr is a factor to multiply by.

def warmup_lr(step, warmup_steps, max_lr):
    lr = (step + 1) / warmup_steps
    lr /= max_lr
    return lr
