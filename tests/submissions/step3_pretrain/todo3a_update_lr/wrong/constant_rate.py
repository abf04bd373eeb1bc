# kind: wrong
# misconception: hard_coded_lr
# variants: 3e-4 | 1e-3 | 1e-4 | 5e-4 | 6e-4 | 1e-2 | 0.1
# zh-CN: 不管传进来什么，你写进去的都是同一个固定的学习率。学习率每一步都会变，要用的是参数里传进来的那个数。
# en: Whatever is passed in, you store the same fixed learning rate. The rate changes at every step: use the number that comes in as the argument.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = 3e-4
