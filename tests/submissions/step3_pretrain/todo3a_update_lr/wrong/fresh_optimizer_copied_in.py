# kind: wrong
# misconception: reinitialises_optimizer
# zh-CN: 你把优化器重新创建了一遍：参数组被合并，其他设置和积累的状态也都回到了起点。换学习率只是改一个数，优化器本身要原样留着。
# en: You created the optimizer anew: its groups were merged, and its other settings and its state went back to the start. Changing the rate means changing one number; the optimizer itself has to stay as it is.

import itertools


def update_lr(optimizer, lr):
    params = itertools.chain.from_iterable(g["params"] for g in optimizer.param_groups)
    fresh = type(optimizer)(list(params), lr=lr)
    optimizer.__dict__.update(fresh.__dict__)
