# kind: wrong
# misconception: keeps_group_ratio
# zh-CN: 第一组得到了新的学习率，其他组却保持着和第一组的旧比例。这里的要求更简单：每一组都用同一个传进来的学习率。
# en: The first group got the new learning rate, but the others kept their old ratio to it. What is asked here is simpler: every group gets the same rate, the one passed in.

def update_lr(optimizer, lr):
    first = optimizer.param_groups[0]["lr"]
    for group in optimizer.param_groups:
        group["lr"] = group["lr"] / first * lr if first else lr
