# kind: wrong
# misconception: clipped_before_backward
# zh-CN: 裁剪放在了反向传播之前，那时还没有这一步的梯度，所以范数是 0，真正的梯度没有被裁剪。要先算出梯度，再裁剪。
# en: Clipping came before the backward pass, when this step's gradients did not exist yet: the norm is 0 and the real gradients were left unclipped. First compute them, then clip.

def backward_and_step(loss, model, optimizer, max_norm):
    total = 0.0
    for p in model.parameters():
        if p.grad is not None:
            total += p.grad.norm().item() ** 2
    total = total ** 0.5
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return total
