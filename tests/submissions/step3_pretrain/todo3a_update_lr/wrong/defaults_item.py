# kind: wrong
# misconception: sets_defaults
# zh-CN: 你改的是优化器的默认设置。默认值只在创建参数组的时候用一次；已经存在的参数组各自记着自己的学习率，要改的是它们。
# en: You changed the optimizer's default settings. Those are only used when a parameter group is created; the groups that already exist keep their own learning rate, and it is theirs that has to change.

def update_lr(optimizer, lr):
    optimizer.defaults["lr"] = lr
