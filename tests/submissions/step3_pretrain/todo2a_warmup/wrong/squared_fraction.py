# kind: wrong
# misconception: quadratic_warmup
# zh-CN: 比例被平方了，中间的学习率偏低。预热是线性的：走了一半，学习率就是峰值的一半。
# en: The fraction is squared, which makes the middle too low. Warmup is linear: half-way through, the rate is half the peak.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) / warmup_steps) ** 2
