# kind: wrong
# misconception: returns_tuple
# zh-CN: 返回的是一个元组。这里只要学习率这一个数。
# en: A tuple is returned. Only one number is wanted, the learning rate.

def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    result = (step, lr)
    return result
