# kind: wrong
# misconception: step_uses_unclipped_gradients
# zh-CN: 范数是对的，但更新用的是没有裁剪过的梯度：裁剪没有做、做在了更新之后，或者只裁剪了副本。更新之前，要把模型自己的梯度缩小。
# en: The norm is right, but the update used unclipped gradients: the clipping is missing, comes after the update, or only reached copies. The model's own gradients have to be made smaller before the update.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return norm.item()
