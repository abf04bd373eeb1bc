# kind: wrong
# misconception: clamps_lr
# zh-CN: 你把学习率限制在了一个固定的范围里。范围由学习率计划来决定，这里只负责照着设置，太大或太小也不要改动它。
# en: You limited the learning rate to a fixed range. The schedule decides about the range; this function only passes the rate on as it is, however large or small.

MIN_LR = 1e-5
MAX_LR = 1e-3


def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if lr > MAX_LR:
            group["lr"] = MAX_LR
        elif lr < MIN_LR:
            group["lr"] = MIN_LR
        else:
            group["lr"] = lr
