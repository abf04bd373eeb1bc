# kind: wrong
# misconception: drops_other_settings
# zh-CN: 学习率换对了，但参数组里的其他设置（动量、权重衰减等）丢掉了，优化器下一步就会找不到它们。只改学习率这一项，其余的原样留着。
# en: The learning rate is right, but the groups have lost their other settings (momentum, weight decay and so on), which the optimizer needs for its next step. Change that one entry and leave the others as they are.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        params = group["params"]
        group.clear()
        group["params"] = params
        group["lr"] = lr
