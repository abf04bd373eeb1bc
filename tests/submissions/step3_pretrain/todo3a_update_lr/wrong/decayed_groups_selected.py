# kind: wrong
# misconception: skips_no_decay_group
# zh-CN: 没有权重衰减的参数组被跳过了，还留着旧的学习率。有没有权重衰减和学习率无关：每一组都要换成新的学习率。
# en: The group without weight decay was skipped and still has its old learning rate. Weight decay and learning rate are separate matters: every group gets the new rate.

def update_lr(optimizer, lr):
    decayed = [g for g in optimizer.param_groups if g["weight_decay"]]
    for g in decayed:
        g["lr"] = lr
