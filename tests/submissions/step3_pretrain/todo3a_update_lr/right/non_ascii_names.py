# kind: right
# about: Chinese variable names, and a Chinese comment.

def update_lr(optimizer, lr):
    # 每一组都要改,不能只改第一组
    学习率 = lr
    for 参数组 in optimizer.param_groups:
        参数组["lr"] = 学习率
