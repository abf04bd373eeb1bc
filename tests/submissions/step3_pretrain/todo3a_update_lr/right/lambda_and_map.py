# kind: right
# about: A lambda; list() exhausts the map.

update_lr = lambda optimizer, lr: list(map(lambda group: group.update({"lr": lr}), optimizer.param_groups))
