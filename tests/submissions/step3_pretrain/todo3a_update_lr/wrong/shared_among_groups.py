# kind: wrong
# misconception: splits_lr_between_groups
# zh-CN: 你把学习率按参数组的个数平分了。学习率不是要分掉的总量：每一组都用完整的那个数。
# en: You shared the learning rate out among the groups. It is not a total to be divided: every group uses the whole number.

def update_lr(optimizer, lr):
    share = lr * (1.0 / len(optimizer.param_groups))
    [g.update(lr=share) for g in optimizer.param_groups]
