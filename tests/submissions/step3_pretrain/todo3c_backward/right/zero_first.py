# kind: right
# about: Clears the gradients before backward and not afterwards; norm.item().

from torch.nn.utils import clip_grad_norm_


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grad_norm = clip_grad_norm_(model.parameters(), max_norm=max_norm)
    optimizer.step()
    return grad_norm.item()
