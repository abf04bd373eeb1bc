# kind: right
# about: Unused imports and a small experiment under if __name__ == "__main__".

import math
import os
import sys

import numpy as np
import torch


def forward(model, input_ids, labels):
    return model(input_ids, targets=labels)


if __name__ == "__main__":
    def toy(ids, targets=None):
        return ids * 1.0, (ids * 1.0 - targets).mean()

    print(forward(toy, torch.ones(1, 2), torch.zeros(1, 2)))
