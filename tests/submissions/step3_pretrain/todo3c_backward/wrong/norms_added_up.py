# kind: wrong
# misconception: sum_of_norms
# zh-CN: 你把每个参数的范数直接加了起来。长度不能这样相加：要把它们的平方加起来，再开方，才是总范数。
# en: You added up the parameters' norms. Lengths do not add like that: add their squares and take the root to get the total norm.

def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        total += p.grad.norm().item()
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total
