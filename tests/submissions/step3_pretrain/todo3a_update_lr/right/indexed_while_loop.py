# kind: right
# about: Walks over the groups with an index and a while loop.

def update_lr(optimizer, lr):
    i = 0
    while i < len(optimizer.param_groups):
        optimizer.param_groups[i]["lr"] = lr
        i += 1
