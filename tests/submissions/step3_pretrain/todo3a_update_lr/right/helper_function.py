# kind: right
# about: Delegates one group to a helper function and goes backwards through the groups.

def _set_one(group, name, value):
    assert name in group, f"no {name} in this group"
    group[name] = value


def update_lr(optimizer, lr):
    for group in reversed(optimizer.param_groups):
        _set_one(group, "lr", lr)
