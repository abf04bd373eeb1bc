# kind: wrong
# misconception: averages_with_old_lr
# zh-CN: 你写进去的是新旧学习率的平均。怎样平滑地变化由学习率计划来安排，这里要完全用新值取代旧值。
# en: You stored the average of the old and the new learning rate. The schedule takes care of smooth changes; here the new value takes the old one's place entirely.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = (group["lr"] + lr) / 2
