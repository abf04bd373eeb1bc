# kind: wrong
# misconception: starts_from_initial_lr
# variants: 1e-4 | 1e-3 | 1e-5 | 1e-6 | 1e-7 | 1e-8
# zh-CN: 这里从一个固定的初始学习率出发再往上加。本课没有这个初始值：斜线的每一步都是 max_lr 的同样一份，第一步就是一份。
# en: This begins at a fixed initial learning rate and adds to it. There is none in this lesson: each step adds the same part of max_lr, and the first step is one such part.

def warmup_lr(step, warmup_steps, max_lr):
    initial_lr = 1e-4
    return initial_lr + step * (max_lr - initial_lr) / warmup_steps
