# kind: wrong
# misconception: norm_of_parameters
# zh-CN: 你量的是参数本身的范数。要裁剪和返回的是梯度的范数，梯度记在每个参数旁边。
# en: You measured the norm of the parameters themselves. What is clipped and returned is the norm of the gradients, which are kept beside each parameter.

from torch.nn.utils import clip_grads_with_norm_, get_total_norm


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = get_total_norm([p.data for p in model.parameters()])
    clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    return float(norm)
