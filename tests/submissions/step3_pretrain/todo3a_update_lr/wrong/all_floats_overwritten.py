# kind: wrong
# misconception: overwrites_other_numbers
# zh-CN: 你把参数组里的其他小数（例如权重衰减、eps）也一起换成了学习率。每一项有自己的含义，只需要改学习率那一项。
# en: You replaced the group's other decimal numbers (weight decay, eps and the like) by the learning rate too. Each entry has a meaning of its own; only the learning rate's needs to change.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        for key, value in group.items():
            if isinstance(value, float):
                group[key] = lr
