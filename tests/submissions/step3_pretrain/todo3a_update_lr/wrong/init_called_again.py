# kind: wrong
# misconception: reinitialises_optimizer
# zh-CN: 你把优化器重新创建了一遍：参数组被合并，其他设置和积累的状态也都回到了起点。换学习率只是改一个数，优化器本身要原样留着。
# en: You created the optimizer anew: its groups were merged, and its other settings and its state went back to the start. Changing the rate means changing one number; the optimizer itself has to stay as it is.

def update_lr(optimizer, lr):
    params = [p for g in optimizer.param_groups for p in g["params"]]
    optimizer.__init__(params, lr=lr)
