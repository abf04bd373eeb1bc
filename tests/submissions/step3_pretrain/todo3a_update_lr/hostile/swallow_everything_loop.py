# kind: hostile
# attack: swallowed_signals
# about: Catches every exception, whatever it is, and goes on for ever.

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
        finally:
            continue
