# kind: wrong
# misconception: constant_max_lr
# zh-CN: 不管第几步，返回的都是 max_lr，没有预热。学习率要从一小份开始，随着 step 线性地增加到 max_lr。
# en: max_lr is returned at every step, so there is no warmup. The rate starts with a small part and grows in a straight line with step, up to max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr
