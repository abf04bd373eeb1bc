# kind: wrong
# misconception: drops_large_gradients
# zh-CN: 梯度超过上限时，你把它们变成了零。裁剪是缩短而不是丢掉：方向留着，长度缩到上限。
# en: You set the gradients to zero when they exceed the limit. Clipping shortens and does not drop them: the direction stays, and the length shrinks to the limit.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = sum(p.grad.norm().item() ** 2 for p in params) ** 0.5
    keep = 1.0 if norm <= max_norm else 0.0
    for p in params:
        p.grad *= keep
    optimizer.step()
    return norm
