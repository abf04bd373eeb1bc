# kind: wrong
# misconception: clamps_lr
# variants: 1e-3 | 6e-4 | 3e-3 | 1e-2 | 0.1 | 1.0
# zh-CN: 你把学习率限制在了一个固定的范围里。范围由学习率计划来决定，这里只负责照着设置，太大或太小也不要改动它。
# en: You limited the learning rate to a fixed range. The schedule decides about the range; this function only passes the rate on as it is, however large or small.

def update_lr(optimizer, lr):
    lr = min(max(lr, 1e-5), 1e-3)
    for group in optimizer.param_groups:
        group["lr"] = lr
