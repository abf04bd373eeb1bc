# kind: wrong
# misconception: step_plus_one_over_warmup_plus_one
# zh-CN: 分子分母都加了 1（nanoGPT 的约定），于是最后一个预热步还差一点才到 max_lr。本课里预热正好有 warmup_steps 步，分母就是它。
# en: 1 is added above and below (nanoGPT's convention), so the last warmup step stays a little under max_lr. Here the warmup has exactly warmup_steps steps, and that is what to divide by.

def warmup_lr(step, warmup_steps, max_lr):
    current = step + 1
    total = warmup_steps + 1
    return max_lr * (current / total)
