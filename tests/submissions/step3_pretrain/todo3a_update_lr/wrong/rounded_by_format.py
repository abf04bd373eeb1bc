# kind: wrong
# misconception: rounds_lr
# zh-CN: 学习率在写进去之前被四舍五入了。学习率常常只有万分之几，只留几位小数就会明显走样，甚至变成零；请原样写进去（打印时再取整）。
# en: The learning rate was rounded before it was stored. Rates are often a few ten-thousandths, so a handful of decimals distorts them or even makes them zero; store it as it is (and round only when printing).

def update_lr(optimizer, lr):
    lr = float("%.4f" % lr)
    for g in optimizer.param_groups:
        g["lr"] = lr
