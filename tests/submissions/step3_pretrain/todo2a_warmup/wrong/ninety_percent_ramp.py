# kind: wrong
# misconception: starts_from_tenth_of_max
# zh-CN: 这里从 max_lr 的十分之一出发再往上加。本课的斜线没有底数：走了几份，就是几份，从零开始累加。
# en: This begins at a tenth of max_lr and adds to it. The ramp of this lesson has no floor: so many parts done, so many parts of max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (0.1 + 0.9 * (step + 1) / warmup_steps)
