# kind: wrong
# misconception: one_added_to_the_fraction
# zh-CN: 1 加到了比例上：学习率从 max_lr 开始，一路升到接近两倍。要补的是一步，而不是整个预热：应当在除以 warmup_steps 之前加。
# en: The 1 is added to the fraction, so the rate starts at max_lr and climbs to nearly twice that. What has to be made up for is one step, not the whole warmup: add it before dividing by warmup_steps.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr + max_lr * step / warmup_steps
