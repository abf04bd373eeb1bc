# kind: right
# about: Recursion over the list of groups.

def update_lr(optimizer, lr, groups=None):
    if groups is None:
        groups = optimizer.param_groups
    if not groups:
        return
    groups[0]["lr"] = lr
    update_lr(optimizer, lr, groups[1:])
