# kind: right
# about: Chinese docstring and variable names.

def warmup_lr(step, warmup_steps, max_lr):
    """线性预热：第 step 步（从 0 数起）的学习率。

    最后一个预热步正好达到 max_lr。
    """
    已完成 = step + 1
    总数 = warmup_steps
    峰值 = max_lr
    学习率 = 峰值 * 已完成 / 总数
    return 学习率
