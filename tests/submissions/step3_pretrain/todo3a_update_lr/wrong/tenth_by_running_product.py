# kind: wrong
# misconception: lr_falls_with_group_index
# zh-CN: 越靠后的参数组得到的学习率越小。分层学习率是另一种技巧，这里每一组都要用同一个传进来的学习率。
# en: The later a group comes, the smaller the rate it got. Layer-wise rates are a technique of their own; here every group gets the same rate, the one passed in.

def update_lr(optimizer, lr):
    current = lr
    for group in optimizer.param_groups:
        group["lr"] = current
        current = current * 0.1
