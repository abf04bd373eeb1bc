# kind: wrong
# misconception: lr_multiplied
# zh-CN: 你把传进来的数乘到了旧的学习率上。传进来的就是这一步完整的学习率，不是倍数；应该用它取代旧值，否则学习率会一步步乘得越来越小。
# en: You multiplied the old learning rate by the number that came in. That number is this step's whole learning rate, not a factor: it takes the old one's place, otherwise the rate shrinks from step to step.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] *= lr
