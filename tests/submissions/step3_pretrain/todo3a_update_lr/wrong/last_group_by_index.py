# kind: wrong
# misconception: only_last_group
# zh-CN: 只有最后一个参数组换上了新的学习率。每个参数组都各自记着自己的学习率，前面的组也要改；检查一下赋值那一行是不是在循环里面。
# en: Only the last parameter group got the new learning rate. Each group keeps its own rate, so the earlier ones need it too; check that the line that assigns it really stands inside the loop.

def update_lr(optimizer, lr):
    group = optimizer.param_groups[-1]
    group.update(lr=lr)
