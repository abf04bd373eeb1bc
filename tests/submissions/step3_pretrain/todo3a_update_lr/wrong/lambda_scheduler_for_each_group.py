# kind: wrong
# misconception: lr_used_as_scheduler_factor
# zh-CN: 你在每次调用时都接上了一个新的学习率调度器，而它把传进来的数当成了倍数，还在参数组里留下了自己的记录。这里的学习率已经算好了，直接放进每一组就可以。
# en: You attach a new scheduler at every call; it takes the number as a factor and leaves notes of its own in the groups. Here the rate has already been worked out: it only has to be put into every group.

import torch


def update_lr(optimizer, lr):
    def constant(_epoch):
        return lr

    torch.optim.lr_scheduler.LambdaLR(optimizer, [constant] * len(optimizer.param_groups))
