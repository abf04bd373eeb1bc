# kind: wrong
# misconception: inverse_square_root_schedule
# zh-CN: 这是原始 Transformer 论文的日程（步数的 -0.5 次方），不是本课的。本课里预热的最后一步正好等于 max_lr，和 warmup_steps 的平方根无关。
# en: This is the schedule of the original Transformer paper (steps to the power -0.5), not this lesson's. Here the last warmup step is exactly max_lr, with no square root of warmup_steps.

def warmup_lr(step, warmup_steps, max_lr):
    s = step + 1
    return max_lr * min(s ** -0.5, s * warmup_steps ** -1.5)
