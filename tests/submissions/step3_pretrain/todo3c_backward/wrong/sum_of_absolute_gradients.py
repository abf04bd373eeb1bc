# kind: wrong
# misconception: absolute_sum_norm
# zh-CN: 你用的是绝对值之和（1 范数）。这里的梯度范数是通常的长度（2 范数）：平方、求和、再开方。
# en: You used the sum of absolute values (the 1-norm). The gradient norm here is the usual length (the 2-norm): square, sum, take the root.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    total = sum(p.grad.abs().sum().item() for p in model.parameters())
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    return total
