# kind: wrong
# misconception: returns_negative_rate
# zh-CN: 学习率成了负数，优化器会朝着损失变大的方向走。下降的方向由优化器负责，学习率本身是正的。
# en: The learning rate is negative, which would make the optimizer climb. Going downhill is the optimizer's business; the rate itself is positive.

def warmup_lr(step, warmup_steps, max_lr):
    return -max_lr * (step + 1) / warmup_steps
