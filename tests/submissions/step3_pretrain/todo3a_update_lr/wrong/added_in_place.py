# kind: wrong
# misconception: lr_added
# zh-CN: 你把传进来的数加到了旧的学习率上。传进来的就是这一步完整的学习率，不是增量；应该用它取代旧值，否则学习率会一步步越加越大。
# en: You added the number that came in to the old learning rate. That number is this step's whole learning rate, not a change: it takes the old one's place, otherwise the rate grows from step to step.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] += lr
