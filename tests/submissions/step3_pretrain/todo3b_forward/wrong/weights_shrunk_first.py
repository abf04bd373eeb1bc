# kind: wrong
# misconception: changes_parameters
# zh-CN: 前向传播之后，模型的参数变了。前向传播只是“看和算”，改变参数是优化器那一步的事（权重衰减也由它来做）。
# en: The model's parameters changed during the forward pass. A forward pass only looks and computes; changing parameters is the optimizer's work (weight decay included).

import torch


def forward(model, input_ids, labels):
    with torch.no_grad():
        for p in model.parameters():
            p.mul_(0.99)
    return model(input_ids, targets=labels)
