# kind: hostile
# attack: hostile_source
# about: Source with invisible and direction-changing characters, form feeds and lone carriage returns, which shows other code than it runs.

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    """‮Reads from right to left‬ and back."""

    for group in optimizer.param_groups:  # ⁦ group["lr"] is left alone ⁩    # a line of its own to some readers
        group["l​r"] = group["лr"] = lr  # a zero-width space; a Cyrillic letter
        group["lr"] = HELD  # ‮ ereh ton ‬
