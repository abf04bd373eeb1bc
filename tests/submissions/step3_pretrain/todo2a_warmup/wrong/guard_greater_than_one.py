# kind: wrong
# misconception: single_warmup_step_gives_zero
# zh-CN: warmup_steps = 1 被当成“没有预热”，返回了 0。只有一个预热步时，它就是最后一步，学习率正好是 max_lr；公式不需要这个特例。
# en: warmup_steps = 1 is taken for no warmup and gives 0. If there is only one warmup step it is also the last, at exactly max_lr; the formula needs no special case.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps if warmup_steps > 1 else 0.0
