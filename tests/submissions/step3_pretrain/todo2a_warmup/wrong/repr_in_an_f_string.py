# kind: wrong
# misconception: returns_string
# zh-CN: 返回的是文字，不是数。格式化只用于显示；优化器要的是一个数。
# en: Text is returned instead of a number. Formatting is for display only; the optimizer needs a number.

def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return f"{lr}"
