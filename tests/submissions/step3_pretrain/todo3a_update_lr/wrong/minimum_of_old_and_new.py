# kind: wrong
# misconception: only_lowers
# zh-CN: 新的学习率只有比旧的小时才会写进去。预热阶段学习率是一步步升高的，所以不管变大还是变小都要照着换。
# en: The new learning rate is only written when it is smaller than the old one. During warmup the rate rises from step to step, so it has to be set whichever way it moves.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = min(group["lr"], lr)
