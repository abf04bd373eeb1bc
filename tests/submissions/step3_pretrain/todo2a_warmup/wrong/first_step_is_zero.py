# kind: wrong
# misconception: zero_lr_at_step_zero
# zh-CN: 第一步被特别处理成了 0，白走一步。第一步也是预热的一步，学习率是 max_lr 的一份，公式对它同样适用。
# en: The first step is made 0 as a special case and changes nothing. It is a warmup step like the others, with one part of max_lr; the formula holds for it too.

def warmup_lr(step, warmup_steps, max_lr):
    if step == 0:
        return 0.0
    return max_lr * (step + 1) / warmup_steps
