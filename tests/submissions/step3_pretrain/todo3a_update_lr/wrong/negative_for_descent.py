# kind: wrong
# misconception: lr_negated
# zh-CN: 学习率的符号被反过来了。优化器自己会朝着梯度的反方向走，学习率保持正的就好；变成负的，损失会上升。
# en: The learning rate's sign was turned round. The optimizer already walks against the gradient by itself, so the rate stays positive; with a negative one the loss would rise.

def update_lr(optimizer, lr):
    # 梯度下降要往负方向走
    step_size = lr * -1.0
    for group in optimizer.param_groups:
        group.update({"lr": step_size})
