# kind: wrong
# misconception: only_first_group
# zh-CN: 只有第一个参数组换上了新的学习率。优化器可以有好几个参数组（例如带权重衰减的和不带的），每一组都各自记着自己的学习率，所以每一组都要走到；也看看循环是不是提前结束了。
# en: Only the first parameter group got the new learning rate. An optimizer may hold several groups (with and without weight decay, for example) and each keeps its own rate, so every one has to be visited; also check whether your loop ends early.

import torch


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr
        return param_group['lr']
