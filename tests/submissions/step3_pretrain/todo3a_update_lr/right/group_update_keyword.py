# kind: right
# about: Uses dict.update with a keyword.

def update_lr(optimizer, lr):
    for g in optimizer.param_groups:
        g.update(lr=lr)
