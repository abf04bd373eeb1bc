# kind: wrong
# misconception: misspelled_key
# zh-CN: 你在参数组里写进了一个新的名字，而优化器读的不是它，所以真正的学习率没有变。打印一个参数组，看看学习率在里面叫什么名字（字典写错键名时不会报错，这个坑很常见）。
# en: You wrote a new name into the parameter groups that the optimizer never reads, so the real learning rate has not changed. Print one group to see what the learning rate is called in it (a dictionary does not complain about a misspelled key, so this happens to many).

def update_lr(optimizer, lr):
    [g.update({"learning_rate": lr}) for g in optimizer.param_groups]
