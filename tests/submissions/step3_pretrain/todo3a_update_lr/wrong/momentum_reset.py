# kind: wrong
# misconception: changes_momentum_too
# zh-CN: 学习率换对了，但动量（momentum 或 betas）也被一起改掉了。这个函数只负责学习率，其他设置请原样留着。
# en: The learning rate is right, but the momentum (momentum or betas) was changed with it. This function is about the learning rate only; leave the other settings as they are.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
        if "momentum" in group:
            group["momentum"] = 0.5
        if "betas" in group:
            group["betas"] = (0.5, 0.5)
