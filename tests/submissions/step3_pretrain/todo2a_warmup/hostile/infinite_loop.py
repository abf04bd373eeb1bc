# kind: hostile
# attack: endless_work
# about: Loops for ever in Python.


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    while True:
        pass
