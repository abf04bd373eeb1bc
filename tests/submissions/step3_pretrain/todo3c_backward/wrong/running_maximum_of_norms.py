# kind: wrong
# misconception: largest_parameters_norm
# zh-CN: 你用的是各个参数的范数里最大的一个。总范数要把所有参数都算进去：把它们的平方加起来，再开方。
# en: You used the largest of the parameters' norms. The total norm takes all of them in: add their squares and take the root.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = 0.0
    for p in model.parameters():
        current = p.grad.norm(2).item()
        if current > norm:
            norm = current
    coef = min(max_norm / (norm + 1e-6), 1.0)
    for p in model.parameters():
        p.grad = p.grad * coef
    optimizer.step()
    return norm
