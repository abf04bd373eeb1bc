# kind: wrong
# misconception: missing_parentheses
# zh-CN: 少了括号：先乘除后加减，1 没有加到 step 上，而是除以 warmup_steps 后加到了最后。要先补上这一步，再做乘除。
# en: Parentheses are missing: multiplication and division go first, so the 1 isn't added to step but, divided by warmup_steps, to the end. Make up for that step first, then multiply and divide.

def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * step
    lr += 1 / warmup_steps
    return lr
