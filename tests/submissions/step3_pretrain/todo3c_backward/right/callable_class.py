# kind: right
# about: backward_and_step is an instance of a class with __call__ that keeps a history.

import torch


class Stepper:
    """把一步训练写成一个可以调用的对象。"""

    def __init__(self):
        self.history = []

    def __call__(self, loss, model, optimizer, max_norm):
        optimizer.zero_grad()
        loss.backward()
        norm = float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))
        self.history.append(norm)
        optimizer.step()
        return norm


backward_and_step = Stepper()
