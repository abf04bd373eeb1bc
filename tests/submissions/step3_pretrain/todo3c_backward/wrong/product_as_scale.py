# kind: wrong
# misconception: multiplies_by_norm
# zh-CN: 缩小的系数算错了：你乘以了范数，应该是除以。想一想：缩小之后，新的范数应该正好等于上限。
# en: The factor is off: you multiplied by the norm where it should divide. Think: after the shrinking, the new norm should be exactly the limit.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = [p for p in model.parameters()]
    norm = sum(float(p.grad.norm()) ** 2 for p in params) ** 0.5
    scale = norm * max_norm if norm > max_norm else 1.0
    for p in params:
        p.grad = scale * p.grad
    optimizer.step()
    return norm
