# kind: hostile
# attack: not_a_number
# about: Returns infinity so that a difference becomes infinite or undefined.


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return float("inf")
