# kind: wrong
# misconception: leaves_model_in_eval
# zh-CN: 更新是对的，但你把模型留在了评估模式，下一步的 dropout 就关掉了。这个函数不要改变模型的模式。
# en: The update is right, but you left the model in evaluation mode, so dropout is off at the next step. This function leaves the model's mode alone.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.train(False)
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
