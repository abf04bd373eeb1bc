# kind: wrong
# misconception: clips_only_the_excess
# zh-CN: 你从梯度里减去了长度为上限的一段，剩下的是超出的部分。应该反过来：留下长度为上限的那一段。
# en: You took a piece as long as the limit away from the gradient and kept the excess. It should be the other way round: the piece as long as the limit is what stays.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = sum((p.grad ** 2).sum().item() for p in params) ** 0.5
    if norm > max_norm:
        for p in params:
            p.grad -= p.grad / norm * max_norm
    optimizer.step()
    return norm
