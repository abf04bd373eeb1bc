# kind: wrong
# misconception: only_raises
# zh-CN: 新的学习率只有比旧的大时才会写进去。预热之后学习率要一步步降下来，所以不管变大还是变小都要照着换。
# en: The new learning rate is only written when it is larger than the old one. After warmup the rate has to come down again, so it has to be set whichever way it moves.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = max(group["lr"], lr)
