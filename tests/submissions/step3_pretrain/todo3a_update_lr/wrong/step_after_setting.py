# kind: wrong
# misconception: steps_too
# zh-CN: 学习率换对了，但你还顺便更新了一次模型参数。这个函数只设置学习率；真正的更新在训练循环里另有一步，否则每一轮会更新两次。
# en: The learning rate is right, but you also updated the model's parameters. This function only sets the rate; the update has its own place in the training loop, otherwise every round would update twice.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.step()
