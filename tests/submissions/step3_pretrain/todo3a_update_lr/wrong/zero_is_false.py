# kind: wrong
# misconception: ignores_zero_lr
# zh-CN: 传进来的学习率是 0 时，你没有把它写进去。0 也是一个正常的学习率（计划的最后可能就降到 0），但 Python 把它当作“假”；不要用真假来判断有没有值。
# en: When the learning rate that comes in is 0, you do not store it. Zero is a proper rate (a schedule may end there), but Python takes it for false: do not use truth to ask whether a value is there.

def update_lr(optimizer, lr):
    if lr:
        for group in optimizer.param_groups:
            group["lr"] = lr
