# kind: wrong
# misconception: one_added_to_the_rate
# zh-CN: 1 加到了学习率上，而不是步数上。要补的是一步，它和 step 是同一种量，应当在乘以 max_lr 之前加。
# en: The 1 is added to the learning rate instead of the step count. What has to be made up for is one step, before multiplying by max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    numerator = step * max_lr
    numerator += 1
    return numerator / warmup_steps
