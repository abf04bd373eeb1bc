# kind: wrong
# misconception: peak_from_the_middle_on
# zh-CN: 学习率升得太快，走到一半就到了 max_lr，后半段一直不动。斜线要用满全部 warmup_steps 步。
# en: The rate rises too fast: it reaches max_lr half-way and stays there. The ramp should take all warmup_steps steps.

def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / (0.5 * warmup_steps)
    return max_lr * (1.0 if fraction > 1 else fraction)
