# kind: wrong
# misconception: changes_weight_decay_too
# zh-CN: 学习率换对了，但权重衰减也被一起改掉了。这个函数只负责学习率；别的设置由创建优化器的人决定，悄悄改动它们会让训练结果很难解释。
# en: The learning rate is right, but the weight decay was changed with it. This function is about the learning rate only; the other settings belong to whoever created the optimizer, and changing them quietly makes training hard to explain.

def update_lr(optimizer, lr):
    settings = dict(lr=lr, weight_decay=0.0)
    for g in optimizer.param_groups:
        g.update(settings)
