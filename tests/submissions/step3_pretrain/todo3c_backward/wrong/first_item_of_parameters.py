# kind: wrong
# misconception: clips_first_parameter_only
# zh-CN: 你只裁剪了（也只量了）第一个参数。总范数要包括模型的所有参数，用同一个系数一起缩小。
# en: You clipped and measured the first parameter only. The total norm takes in all the model's parameters, and one factor shrinks them together.

def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grad = list(model.parameters())[0].grad
    norm = grad.norm().item()
    if norm > max_norm:
        grad.mul_(max_norm / norm)
    optimizer.step()
    return norm
