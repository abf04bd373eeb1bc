# kind: wrong
# misconception: returns_nothing
# zh-CN: 函数算出了结果，却没有把它交回来。打印或存进局部变量，外面都拿不到；请把 logits 和损失返回。
# en: Your function works its results out but does not hand them back. What is printed or kept in local variables is lost outside: return the logits and the loss.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
