# kind: right
# about: Chinese names and docstring, and a warning when the shapes look strange.

import warnings


def 检查形状(输入, 标签):
    if 输入.shape != 标签.shape:
        warnings.warn("输入和标签的形状不一样")


def forward(model, input_ids, labels):
    """一次前向传播,返回 (logits, 损失)。"""
    检查形状(input_ids, labels)
    结果, 损失 = model(input_ids, targets=labels)
    return 结果, 损失
