# kind: right
# about: The horizontally fused operations _foreach_norm and _foreach_mul_.

import torch


@torch.no_grad()
def _clip(grads, max_norm):
    norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads, 2.0)))
    torch._foreach_mul_(grads, float(torch.clamp(max_norm / (norm + 1e-6), max=1.0)))
    return norm


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = _clip([p.grad for p in model.parameters() if p.grad is not None], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)
