# kind: wrong
# misconception: largest_element_norm
# zh-CN: 你用的是绝对值最大的那个元素（无穷范数）。这里的梯度范数是通常的长度（2 范数）：平方、求和、再开方。
# en: You used the largest element in absolute value (the infinity norm). The gradient norm here is the usual length (the 2-norm): square, sum, take the root.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    biggest = max(p.grad.abs().max().item() for p in model.parameters())
    scale = min(1.0, max_norm / biggest)
    for p in model.parameters():
        p.grad *= scale
    optimizer.step()
    return biggest
