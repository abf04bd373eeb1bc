# kind: wrong
# misconception: result_floored
# zh-CN: 最后的结果被向下取整了，小于 1 的学习率都成了 0。学习率是小数，要用普通的除法 /，也不要转成整数。
# en: The result is rounded down to a whole number, so every rate below 1 becomes 0. A learning rate is a fraction: use plain division / and don't make it an integer.

def warmup_lr(step, warmup_steps, max_lr):
    return int(max_lr * (step + 1) / warmup_steps)
