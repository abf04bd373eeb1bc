# kind: right
# about: Saved by an editor that puts a UTF-8 byte order mark in front.

def warmup_lr(step, warmup_steps, max_lr):
    """预热阶段的学习率。"""
    return (max_lr * step + max_lr) / warmup_steps
