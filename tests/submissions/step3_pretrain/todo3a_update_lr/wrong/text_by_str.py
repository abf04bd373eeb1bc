# kind: wrong
# misconception: lr_as_text
# zh-CN: 学习率被存成了一段文字。优化器要拿它做乘法，所以它必须是一个数；看起来像数字的文字不行。
# en: The learning rate was stored as text. The optimizer multiplies by it, so it has to be a number; text that looks like one will not do.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = str(lr)
