# kind: wrong
# misconception: changes_parameters
# zh-CN: 前向传播之后，模型的参数变了。前向传播只是“看和算”，改变参数是优化器那一步的事（权重衰减也由它来做）。
# en: The model's parameters changed during the forward pass. A forward pass only looks and computes; changing parameters is the optimizer's work (weight decay included).

def forward(model, input_ids, labels):
    # 权重衰减
    for p in model.parameters():
        p.data = p.data * 0.99
    logits, loss = model(input_ids, targets=labels)
    return logits, loss
