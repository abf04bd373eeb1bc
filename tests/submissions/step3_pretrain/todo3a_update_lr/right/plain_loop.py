# kind: right
# about: The plain loop over all parameter groups.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
