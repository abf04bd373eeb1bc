# kind: right
# about: get_total_norm followed by clip_grads_with_norm_.

from torch.nn.utils import clip_grads_with_norm_, get_total_norm


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
    clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
