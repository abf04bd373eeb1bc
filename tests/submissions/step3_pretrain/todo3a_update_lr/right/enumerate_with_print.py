# kind: right
# about: Uses enumerate and prints each group's old and new rate.

def update_lr(optimizer, lr):
    for i, group in enumerate(optimizer.param_groups):
        old = group["lr"]
        group["lr"] = lr
        print(f"第 {i} 组: {old} -> {lr}")
