# kind: wrong
# misconception: only_common_values
# zh-CN: 这里只为几个常见的 warmup_steps 写了答案，别的值都直接返回 max_lr。同一个公式适用于任何步数，不需要分情况。
# en: Only a few usual values of warmup_steps are answered and all others get max_lr. The same formula holds for any number of steps; no cases are needed.

def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps in (10, 100, 1000):
        return max_lr * (step + 1) / warmup_steps
    return max_lr
