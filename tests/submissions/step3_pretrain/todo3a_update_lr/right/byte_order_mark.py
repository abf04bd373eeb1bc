# kind: right
# about: Saved by an editor that puts a byte order mark at the beginning.

def update_lr(optimizer, lr):
    """更新学习率"""
    for group in optimizer.param_groups:
        group["lr"] = lr
