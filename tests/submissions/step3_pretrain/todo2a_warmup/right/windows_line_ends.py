# kind: right
# about: Saved on Windows: every line ends with CRLF.

def warmup_lr(step, warmup_steps, max_lr):
    # 线性增加
    scale = float(step + 1) / float(warmup_steps)
    return max_lr * scale
