# kind: wrong
# misconception: lr_subtracted
# zh-CN: 你从旧的学习率里减去了传进来的数。传进来的就是这一步完整的学习率，不是要减掉的量；应该用它取代旧值。
# en: You subtracted the number that came in from the old learning rate. That number is this step's whole learning rate, not an amount to take away: it takes the old one's place.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        old = group['lr']
        group.update(lr=old - lr)
