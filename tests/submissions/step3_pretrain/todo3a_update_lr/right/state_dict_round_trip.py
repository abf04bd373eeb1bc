# kind: right
# about: Changes the rates in the state dict and loads it back; everything else comes back as it was.

def update_lr(optimizer, lr):
    state = optimizer.state_dict()
    for group in state["param_groups"]:
        group["lr"] = lr
    optimizer.load_state_dict(state)
