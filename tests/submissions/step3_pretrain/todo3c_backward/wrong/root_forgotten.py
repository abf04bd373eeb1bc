# kind: wrong
# misconception: square_root_missing
# zh-CN: 你把平方和当成了范数，忘了开方，所以裁剪的力度和返回的值都不对。范数是平方和的平方根。
# en: You took the sum of squares for the norm and forgot the root, so both the clipping and the value returned are off. The norm is the root of the sum of squares.

def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        total += p.grad.norm(2).item() ** 2
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total
