# kind: wrong
# misconception: lr_unchanged
# zh-CN: 调用之后，每个参数组的学习率都还是老样子。更新参数时用的是优化器自己的参数组里记着的那个数；写到优化器的新属性、局部变量、副本或另一个新优化器上，它都看不到。
# en: After the call the learning rate of every group is still the old one. The update uses the number that stands in the optimizer's own parameter groups; a new attribute of the optimizer, a local variable, a copy or another new optimizer is not seen by it.

def update_lr(optimizer, lr):
    for g in optimizer.param_groups:
        g.setdefault("lr", lr)
