# kind: right
# about: An instance of a class with __call__.

class Warmup:
    offset = 1

    def __call__(self, step, warmup_steps, max_lr):
        self.last = max_lr * (step + self.offset) / warmup_steps
        return self.last


warmup_lr = Warmup()
