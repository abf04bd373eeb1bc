# kind: right
# about: Prints the norm and warns when it is clipped; cleans up in finally.

import warnings

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    try:
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm).item()
        if norm > max_norm:
            warnings.warn(f"梯度范数 {norm:.3f} 超过了 {max_norm},已裁剪")
        print("loss", loss.item(), "norm", norm)
        optimizer.step()
    finally:
        optimizer.zero_grad()
    return norm
