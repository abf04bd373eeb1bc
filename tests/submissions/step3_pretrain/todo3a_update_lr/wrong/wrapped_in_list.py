# kind: wrong
# misconception: lr_in_a_list
# zh-CN: 学习率被装进了列表。每个参数组要的是一个数本身，不是装着数的列表。
# en: The learning rate was put into a list. Each parameter group needs the number itself, not a list with the number in it.

def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = [lr]
