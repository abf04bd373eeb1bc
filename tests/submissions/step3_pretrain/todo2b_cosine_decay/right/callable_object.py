# kind: right
# about: An instance of a class with __call__ and a static helper.

import math


class CosineDecay:
    @staticmethod
    def factor(progress):
        return (1 + math.cos(math.pi * progress)) / 2

    def __call__(self, step, warmup_steps, total_steps, max_lr, min_lr):
        done, length = step - warmup_steps, total_steps - warmup_steps
        return min_lr + self.factor(done / length) * (max_lr - min_lr)


cosine_decay_lr = CosineDecay()
