# kind: wrong
# misconception: clears_state
# zh-CN: 学习率换对了，但优化器积累的状态（动量等历史信息）被清空了。换学习率不是重新开始训练：这些历史要留着，否则每一步都像第一步。
# en: The learning rate is right, but the state that the optimizer has built up (its momentum and other history) was wiped. Changing the rate is not a fresh start: that history has to stay, otherwise every step is like the first.

from collections import defaultdict


def update_lr(optimizer, lr):
    optimizer.state = defaultdict(dict)
    for group in optimizer.param_groups:
        group["lr"] = lr
