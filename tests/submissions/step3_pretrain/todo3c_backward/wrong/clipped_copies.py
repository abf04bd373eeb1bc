# kind: wrong
# misconception: step_uses_unclipped_gradients
# zh-CN: 范数是对的，但更新用的是没有裁剪过的梯度：裁剪没有做、做在了更新之后，或者只裁剪了副本。更新之前，要把模型自己的梯度缩小。
# en: The norm is right, but the update used unclipped gradients: the clipping is missing, comes after the update, or only reached copies. The model's own gradients have to be made smaller before the update.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = sum((g ** 2).sum() for g in grads) ** 0.5
    if norm > max_norm:
        grads = [g * max_norm / norm for g in grads]
    optimizer.step()
    return norm.item()
