# kind: right
# about: update_lr is an instance of a class with __call__.

class LearningRateSetter:
    key = "lr"

    def __init__(self):
        self.calls = 0

    def __call__(self, optimizer, lr):
        self.calls += 1
        for group in optimizer.param_groups:
            group[self.key] = lr


update_lr = LearningRateSetter()
