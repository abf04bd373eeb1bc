# kind: right
# about: Puts a copy in the place of each group: all settings kept, only the rate new.

def update_lr(optimizer, lr):
    for i, group in enumerate(optimizer.param_groups):
        optimizer.param_groups[i] = {**group, "lr": lr}
